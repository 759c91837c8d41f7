// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.wire.Json;

/**
 * What a version writes about the courses of {@link Ending}: their journals, and the cases that they lead to. Made once,
 * before a version is released, and never changed after (Maven itself on a JDK 21 or newer):
 * {@code ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.gangway.process.KeptJournals}.
 */
final class KeptJournals {
    static final Path FOLDER = Path.of("src/test/resources/journals");
    private static final Pattern VERSION = Pattern.compile("<artifactId>gangway</artifactId>\\s*<version>([\\d.]+)");

    /** @param file as the store keeps it */
    record Kept(JsonNode file, List<JsonNode> journal) {}

    private KeptJournals() {}

    public static void main(String[] none) throws IOException {
        for (Ending ending : Ending.values()) {
            keep(of(coming(), ending), played(ending));
        }
        keep(FOLDER.resolve(coming()).resolve("eventful.json"), Eventful.played());
    }

    /** Unless there is one. */
    private static void keep(Path file, Kept kept) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), kept);
        }
    }

    static Path of(String version, Ending ending) {
        return FOLDER.resolve(version).resolve(ending.name().toLowerCase(Locale.ROOT) + ".json");
    }

    /** The version that is worked on. */
    static String coming() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml names no version");
        }
        return version.group(1);
    }

    static Kept read(Path file) throws IOException {
        return Json.MAPPER.readValue(file.toFile(), Kept.class);
    }

    private static Kept played(Ending ending) {
        try (PlayedCourse course = new PlayedCourse(
                new ProcessUnderTest(new Fakes.OneCourse(ProcessUnderTest.parsed(Ending.SCENARIO))), ending, null)) {
            CaseFile file = course.play();
            return kept(file, course.journal);
        }
    }

    static Kept kept(CaseFile file, List<CaseEvent> journal) {
        return new Kept(
                Json.MAPPER.valueToTree(file),
                journal.stream()
                        .map(event -> Json.read(Json.write(event), JsonNode.class))
                        .toList());
    }

    /** @throws IllegalStateException if an event cannot follow those before it */
    static CaseFile folded(List<CaseEvent> journal) {
        CaseFile file = CaseFile.opened((CaseEvent.CaseOpened) journal.getFirst());
        for (CaseEvent event : journal.subList(1, journal.size())) {
            file = file.apply(event);
        }
        return file;
    }
}
