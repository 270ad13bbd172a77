"""What somebody does with notebooks of her own: have one checked, now or whenever it is saved; certify all of them."""
