# SPDX-License-Identifier: Apache-2.0
# The image of production: what ./mvnw package has put into target/dist, without the sandbox. Any base with a JRE 21 or newer, a shell
# and glibc (native libraries of the face engine) will do; the bank's own hardened one, by digest, is best.
#     ./mvnw package && docker build --build-arg BASE=eclipse-temurin:21-jre -t registry.example/gangway:0.1.0 .
ARG BASE=eclipse-temurin:21-jre
FROM ${BASE}
WORKDIR /opt/gangway
COPY gangway ./
COPY target/dist/lib lib/
COPY target/dist/models models/
COPY target/dist/jvm.options target/dist/sbom.json ./
# The user that helm/gangway runs it as; it owns nothing here.
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["/opt/gangway/gangway", "run"]
