// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gangway.Skips;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gangway} and {@code ./mvnw}, called as people call them. */
@Timeout(120)
class ScriptsIT {
    private static final Path DIST = Path.of("target/dist").toAbsolutePath();

    private final Path folder;

    ScriptsIT(@TempDir Path folder) {
        this.folder = folder;
        Skips.unless(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
    }

    @AfterEach
    void removeLinksSoThatNobodyWarnsOfThem() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void aDistributionRunsFromAnotherFolderAndWithSpacesInItsPath() throws Exception {
        Run run = run(Map.of("JAVA_HOME", System.getProperty("java.home")), distribution(), "--version");
        assertThat(run.output()).startsWith("gangway ");
        assertThat(run.status()).isZero();
    }

    @Test
    void anUnusableJavaHomeDoesNotMisleadIt() throws Exception {
        Run run = run(Map.of("JAVA_HOME", folder.toString(), "PATH", javaFirst()), distribution(), "--version");
        assertThat(run.output()).startsWith("gangway ");
    }

    /** No machine has this one. */
    @Test
    void withoutAJdkThatIsNewEnoughItSaysWhatToInstall() throws Exception {
        Path script = distribution();
        Files.writeString(script, Files.readString(script).replace("least=21", "least=999"));
        Run run = run(Map.of("JAVA_HOME", System.getProperty("java.home")), script, "--version");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output().lines())
                .singleElement()
                .asString()
                .isEqualTo("gangway: needs a JDK 999 or newer and found none; install one, or set JAVA_HOME to it");
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        Run run = run(Map.of("JAVA_HOME", System.getProperty("java.home")), distribution(), "fly");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("fly");
    }

    /** As in many containers. It gets past the names, to the models, of which there are none here. */
    @Test
    void withoutALocaleNamesOfFilesMayHaveUmlautsAllTheSame() throws Exception {
        Path pairs = folder.resolve("pairs.csv");
        Files.writeString(pairs, "imageA,imageB\nM\u00fcller.jpg,\u00c4nne.jpg\n");
        Map<String, String> none =
                Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "", "LC_CTYPE", "", "LANG", "C");

        Run run = run(none, distribution(), "compare-faces", "--pairs", pairs.toString(), "--out", "out.csv");

        assertThat(run.output()).contains("the face model").doesNotContain("InvalidPathException");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Run run = run(Map.of("PATH", toolsWithoutMaven(), "HOME", folder.toString()), Path.of("mvnw"), "-v");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output().lines()).singleElement().asString().contains("Maven 3.8 or newer", "MVNW_REPOURL");
    }

    @Test
    void aMavenThatIsNotTheOneExpectedIsRefused() throws Exception {
        String tools = toolsWithoutMaven();
        Skips.unless(Files.exists(Path.of(tools, "curl")), "curl is not there");
        Path fake = folder.resolve("repo/org/apache/maven/apache-maven/3.9.11/apache-maven-3.9.11-bin.tar.gz");
        Files.createDirectories(fake.getParent());
        Files.writeString(fake, "not Maven");
        Run run = run(
                Map.of("PATH", tools, "HOME", folder.toString(), "MVNW_REPOURL", "file://" + folder.resolve("repo")),
                Path.of("mvnw"),
                "-v");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("wrong checksum");
        assertThat(folder.resolve(".m2/gangway-maven/apache-maven-3.9.11")).doesNotExist();
    }

    private record Run(int status, String output) {}

    private Run run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", script.toAbsolutePath().toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("MVNW_REPOURL");
        builder.environment().putAll(environment);
        Process process = builder.directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out, UTF_8));
    }

    private Path distribution() throws IOException {
        Skips.unless(Files.exists(DIST.resolve("lib/gangway.jar")), "nothing is packaged yet");
        Path home = Files.createDirectories(folder.resolve("a distribution"));
        for (String part : List.of("lib", "lib-sandbox", "jvm.options")) {
            Files.createSymbolicLink(home.resolve(part), DIST.resolve(part));
        }
        return Files.copy(Path.of("gangway"), home.resolve("gangway"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String javaFirst() {
        return Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
    }

    /** A PATH with what the script calls, and no {@code mvn}. */
    private String toolsWithoutMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool :
                List.of("sed", "dirname", "head", "cut", "mkdir", "rm", "tar", "gzip", "sha512sum", "curl")) {
            for (String place : List.of("/bin/", "/usr/bin/")) {
                Path link = tools.resolve(tool);
                if (Files.exists(Path.of(place + tool)) && Files.notExists(link)) {
                    Files.createSymbolicLink(link, Path.of(place + tool));
                }
            }
        }
        return tools.toString();
    }
}
