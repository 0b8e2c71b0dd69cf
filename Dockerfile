# The endpoint and the workers are one image; compose.yaml says which command each runs.
FROM python:3.11-slim
# libgomp: ONNX Runtime and spaCy run on OpenMP.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* && useradd --create-home zuozheng
WORKDIR /app
COPY requirements.txt pyproject.toml README.md ./
# Two OpenCV distributions share a folder; the headless one goes last (see the Makefile).
RUN pip install --no-cache-dir --require-hashes -r requirements.txt \
    && sed -n '/^opencv-python-headless==/,/[^\\]$/p' requirements.txt > headless.txt \
    && pip install --no-cache-dir --require-hashes --no-deps --force-reinstall -r headless.txt
COPY models models
COPY extractors extractors
COPY verifiers verifiers
COPY service service
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && mkdir /data && chown zuozheng /data
ENV OMP_NUM_THREADS=1 ZUOZHENG_DATA_DIR=/data
USER zuozheng
CMD ["zuozheng", "serve", "--host", "0.0.0.0"]
