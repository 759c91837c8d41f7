#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Provides the image of the brokers that -Dbroker=container and `./gangway drill cluster` run against: apache/kafka where a registry
# is reachable, else one of the same layout from a minimal Debian, a runtime linked by jlink and Kafka's own jars.
#   make-image.sh          prints the name of the image
#   make-image.sh --own    builds the second kind in any case
# Needs docker; for the second kind also debootstrap, root, Maven as the build does, and a JDK 21 or newer.
set -euo pipefail
cd "$(dirname "$0")/../../.."

kafka=$(sed -n 's:.*<kafka.version>\(.*\)</kafka.version>.*:\1:p' pom.xml)
public=apache/kafka:$kafka
own=gangway/kafka:$kafka

if [ "${1:-}" != --own ]; then
  for image in "$public" "$own"; do
    if docker image inspect "$image" >/dev/null 2>&1; then
      echo "$image"
      exit
    fi
  done
  if timeout 120 docker pull -q "$public" >/dev/null 2>&1; then
    echo "$public"
    exit
  fi
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

echo "the root: Debian" >&2
debootstrap --variant=minbase bookworm "$root/debian" >&2
rm -rf "$root"/debian/var/cache/apt/* "$root"/debian/var/lib/apt/lists/* "$root"/debian/usr/share/{doc,man,locale}

echo "the runtime: jlink" >&2
java=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
  if [ "${release:-0}" -ge 21 ] && [ -x "$home/bin/jlink" ]; then
    java=$home
    break
  fi
done
[ -n "$java" ] || { echo "make-image: no JDK 21 or newer with jlink; set JAVA_HOME to one" >&2; exit 1; }
mkdir -p "$root/debian/opt"
"$java/bin/jlink" --output "$root/debian/opt/java" --strip-debug --no-header-files --no-man-pages --add-modules \
  java.se,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs

echo "Kafka $kafka: its jars" >&2
cat >"$root/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.gangway</groupId><artifactId>kafka-image</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$kafka</version></dependency>
  </dependencies>
</project>
POM
plugin=$(sed -n 's:.*<dependency-plugin.version>\(.*\)</dependency-plugin.version>.*:\1:p' pom.xml)
./mvnw -B -ntp -q -f "$root/pom.xml" "org.apache.maven.plugins:maven-dependency-plugin:$plugin:copy-dependencies" \
  -DincludeScope=runtime -DoutputDirectory="$root/debian/opt/kafka/libs" >&2

# What its logger writes would otherwise go nowhere.
log4j=$(basename "$(ls "$root"/debian/opt/kafka/libs/log4j-core-*.jar)" .jar)
./mvnw -B -ntp -q "org.apache.maven.plugins:maven-dependency-plugin:$plugin:copy" \
  "-Dartifact=org.apache.logging.log4j:log4j-slf4j-impl:${log4j#log4j-core-}" -DoutputDirectory="$root/debian/opt/kafka/libs" >&2

# Where apache/kafka has them.
mkdir -p "$root/debian/opt/kafka/bin"
for program in kafka-storage:kafka.tools.StorageTool kafka-server-start:kafka.Kafka; do
  cat >"$root/debian/opt/kafka/bin/${program%%:*}.sh" <<PROGRAM
#!/bin/sh
# shellcheck disable=SC2086 # the options are words
exec /opt/java/bin/java \${KAFKA_HEAP_OPTS:-} \${KAFKA_OPTS:-} -cp '/opt/kafka/libs/*' ${program#*:} "\$@"
PROGRAM
  chmod 755 "$root/debian/opt/kafka/bin/${program%%:*}.sh"
done
chroot "$root/debian" useradd --uid 1000 --no-create-home --home-dir /opt/kafka appuser
mkdir -p "$root/debian/var/lib/kafka"
chroot "$root/debian" chown appuser /var/lib/kafka

tar -C "$root/debian" -c . | docker import --change 'USER appuser' --change 'WORKDIR /opt/kafka' - "$own" >&2
docker run --rm "$own" /opt/kafka/bin/kafka-storage.sh random-uuid >/dev/null # it runs
echo "$own"
