// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.gangway.Skips;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the distribution that the build made, and what is not. */
class DistributionIT {
    private static final Path DIST = Path.of("target/dist");
    private static final Path LIB = DIST.resolve("lib");
    private static final Path SANDBOX_LIB = DIST.resolve("lib-sandbox");
    private static final List<String> BESIDE_THE_SANDBOX = List.of("sandbox", "demo", "bench", "drill");

    @BeforeAll
    static void needsThePackage() {
        Skips.unless(Files.exists(LIB.resolve("gangway.jar")), "nothing is packaged yet");
    }

    @Test
    void theProductionJarHoldsNothingOfSandboxDemoBenchmarksAndDrills() throws IOException {
        assertThat(entries(LIB.resolve("gangway.jar")))
                .contains("org/gangway/command/Main.class", "kafka/topics.yaml")
                .noneMatch(DistributionIT::isBesideTheSandbox);
    }

    @Test
    void theSandboxJarHoldsTheseAndNothingElse() throws IOException {
        List<String> classes = entries(SANDBOX_LIB.resolve("gangway-sandbox.jar"))
                .filter(name -> name.endsWith(".class"))
                .toList();
        assertThat(classes).allMatch(DistributionIT::isBesideTheSandbox);
        assertThat(BESIDE_THE_SANDBOX)
                .allSatisfy(part -> assertThat(classes).anyMatch(name -> name.startsWith("org/gangway/" + part + "/")));
    }

    private static boolean isBesideTheSandbox(String entry) {
        return BESIDE_THE_SANDBOX.stream()
                .anyMatch(part -> entry.startsWith("org/gangway/" + part + "/") || entry.startsWith(part + "/"));
    }

    @Test
    void productionHasNoCommandOfThem() throws IOException, InterruptedException {
        assertThat(help(LIB.resolve("gangway.jar").toString()))
                .contains("test-route", "publish")
                .doesNotContain("demo", "bench", "drill");
        assertThat(help(LIB.resolve("gangway.jar") + File.pathSeparator + SANDBOX_LIB.resolve("gangway-sandbox.jar")))
                .contains("demo", "bench", "drill");
    }

    private static String help(String classPath) throws IOException, InterruptedException {
        Process help = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "org.gangway.command.Main",
                        "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(help.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theMailServerOfTheSandboxAndTheTrapsOfTheDrillsAreNotWithTheLibraries() throws IOException {
        for (String library : List.of("greenmail", "byte-buddy", "byte-buddy-agent")) {
            assertThat(names(LIB)).noneMatch(name -> name.startsWith(library));
            assertThat(names(SANDBOX_LIB)).anyMatch(name -> name.startsWith(library));
        }
    }

    @Test
    void noLibraryBringsALoggerThatFightsOurs() throws IOException {
        assertThat(names(LIB).filter(name -> onTheClassPath(name)))
                .noneMatch(
                        name -> name.matches("(commons-logging|reload4j|slf4j-reload4j|log4j-core|slf4j-simple)-.*"));
    }

    @Test
    void theManifestNamesOnlyLibrariesThatAreThere() throws IOException {
        assertThat(classPath())
                .filteredOn(name -> !name.matches("(greenmail|jakarta\\.mail-api|byte-buddy).*"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(LIB.resolve(name)).exists());
    }

    @Test
    void thereIsABillOfMaterials() throws IOException {
        Path bill = DIST.resolve("sbom.json");
        Skips.unless(Files.exists(bill), "the build was offline and made no bill of materials");
        assertThat(Files.readString(bill))
                .contains("\"CycloneDX\"", "pkg:maven/org.apache.kafka/kafka-streams@")
                .contains("pkg:npm/%40aws-amplify/ui-react-liveness@", "pkg:npm/%40mediapipe/face_mesh@");
    }

    /** Without one everything works, only later; so a training that fails ends no build, and nobody would notice. */
    @Test
    void theTrainingServedItsCustomerAndLeftAClassDataArchive() throws IOException {
        Path log = DIST.resolve("cds").resolve("train.log");
        Skips.unless(Files.exists(log), "the build was told to make no class-data archive");
        assertThat(log.resolveSibling("release")).as(Files.readString(log)).exists();
    }

    private static boolean onTheClassPath(String name) {
        try {
            return classPath().contains(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> classPath() throws IOException {
        try (JarFile jar = new JarFile(LIB.resolve("gangway.jar").toFile())) {
            return List.of(jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" "));
        }
    }

    private static Stream<String> entries(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().map(JarEntry::getName).toList().stream();
        }
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
