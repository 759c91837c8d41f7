// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;

/** Holds the table of native code in {@code docs/security.md} against the jars, so that an upgrade is looked up again. */
class NativeLibrariesTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");
    private static final Pattern DEPENDENCIES = Pattern.compile("3rdparty dependencies: +(.+)");
    private static final Pattern BUILT = Pattern.compile("buildtrees/([a-z0-9_]+)/src/v?(.+?)-[0-9a-f]{10}\\.clean");
    private static final String AS_BUILT = "as built";
    /** In which line OpenCV tells the version of a library. */
    private static final Map<String, String> LINES = Map.of(
            "zlib", "ZLib",
            "libjpeg-turbo", "JPEG",
            "libwebp", "WEBP",
            "libpng", "PNG",
            "libtiff", "TIFF",
            "libopenjp2", "JPEG 2000",
            "IlmImf", "OpenEXR",
            "libprotobuf", "Protobuf",
            "flatbuffers", "Flatbuffers");

    /** On the class path of tests only. */
    private static final Set<String> OF_TESTS = Set.of("byte-buddy-agent", "jna");

    @Test
    void everyLibraryThatOpenCvWasBuiltWithIsInARow() throws IOException {
        String built = DEPENDENCIES
                .matcher(information())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(rows("opencv").keySet()).contains(built.split(" ", -1)).containsAll(LINES.keySet());
    }

    @Test
    void versionsAreThoseThatOpenCvTells() throws IOException {
        String information = information();

        assertThat(rows("opencv")).allSatisfy((name, version) -> assertThat(version.equals(AS_BUILT)
                        || tells(information, Objects.requireNonNull(LINES.get(name)), version))
                .as("%s %s", name, version)
                .isTrue());
    }

    @Test
    void versionsAreThoseInThePathsOfOnnxRuntime() throws IOException {
        Map<String, String> built = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/ai/onnxruntime/native/linux-x64/libonnxruntime.so"))) {
            for (MatchResult found : BUILT.matcher(new String(in.readAllBytes(), ISO_8859_1))
                    .results()
                    .toList()) {
                built.put(found.group(1), found.group(2));
            }
        }

        assertThat(rows("onnxruntime")).isEqualTo(built).isNotEmpty();
    }

    @Test
    void everyJarWithNativeCodeIsInARowWithItsVersion() throws IOException {
        assertThat(rows("")).isEqualTo(jars());
    }

    private static String information() {
        Natives.beside(Models.FOLDER).loadOpenCv();
        return Core.getBuildInformation();
    }

    private static boolean tells(String information, String line, String version) {
        return Pattern.compile("\\n +" + line + ":.*[ (]" + Pattern.quote(version) + "[-) ].*\\n")
                .matcher(information)
                .find();
    }

    /** @param jar whose libraries are asked for by name and version; empty for the jars themselves */
    private static Map<String, String> rows(String jar) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("docs", "security.md"));
        for (String line : lines.subList(lines.indexOf("### Native code"), lines.size())) {
            String[] cells = line.split(" *\\| *", -1); // the first one is empty
            if (cells.length > 2 && (jar.isEmpty() ? !cells[1].contains("(in") : cells[1].contains("(in `" + jar))) {
                List<String> names = NAME.matcher(cells[1].replaceFirst("\\(in.*", ""))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                List<String> versions = List.of(cells[2].split(", "));
                for (int at = 0; at < names.size(); at++) {
                    rows.put(names.get(at), cells[2].equals(AS_BUILT) ? AS_BUILT : versions.get(at));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> jars() throws IOException {
        Map<String, String> jars = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Matcher name = JAR.matcher(Path.of(entry).toFile().getName());
            if (name.matches() && !OF_TESTS.contains(name.group(1)) && isNative(entry)) {
                jars.put(name.group(1), name.group(2));
            }
        }
        return jars;
    }

    private static boolean isNative(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .anyMatch(entry -> LIBRARY.matcher(entry.getName()).matches());
        }
    }
}
