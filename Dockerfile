# Grading where there is no Linux of your own: on macOS, and on Windows without WSL. In this folder, once:
#
#   docker build --tag mnist-course .
#
# Then, in the folder with what was handed in:
#
#   docker run --rm --volume "$PWD:/work" mnist-course grade submissions --out results
#
# Docker's own rules let one of the walls through, Landlock; `docker run --rm mnist-course doctor` says whether it holds.
# What is not there after the run is what was not written below /work.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends python3-venv bubblewrap && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/course/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV COURSE_ROOT=/opt/kit PYTHONUTF8=1
RUN python3 -m venv /opt/course
COPY . /opt/kit
RUN pip install --no-cache-dir --quiet --editable /opt/kit
WORKDIR /work
ENTRYPOINT ["course"]
CMD ["doctor"]
