// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gangway.casefile.CaseFile;
import org.gangway.wire.Json;

/**
 * Cases on their way as the store keeps them, by the courses of {@link Ending}: one of each way in which the steps of a case
 * can stand. Made once for each form of the state, before the next one exists, and never changed after (Maven itself on a
 * JDK 21 or newer):
 * {@code ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.gangway.process.KeptStates}.
 */
final class KeptStates {
    static final Path FOLDER = Path.of("src/test/resources/states");

    private KeptStates() {}

    public static void main(String[] none) throws IOException {
        for (Ending ending : Ending.values()) {
            Path file = of(CaseFile.FORMAT, ending);
            Files.createDirectories(file.getParent());
            Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), passed(ending));
        }
    }

    static Path of(int format, Ending ending) {
        return FOLDER.resolve(Integer.toString(format)).resolve(ending.name().toLowerCase(Locale.ROOT) + ".json");
    }

    static List<JsonNode> read(Path file) throws IOException {
        return Arrays.asList(Json.MAPPER.readValue(file.toFile(), JsonNode[].class));
    }

    /** The states that a case comes through, each way in which it can stand once. */
    private static List<JsonNode> passed(Ending ending) {
        List<JsonNode> states = new ArrayList<>();
        Set<String> known = new HashSet<>();
        ProcessUnderTest process = new ProcessUnderTest(new Fakes.OneCourse(ProcessUnderTest.parsed(Ending.SCENARIO)));
        try (PlayedCourse course = new PlayedCourse(process, ending, null)) {
            course.play();
            for (byte[] json : process.output("process-cases-changelog").readValuesToList()) {
                JsonNode state = Json.read(json, JsonNode.class);
                Set<String> standing = new TreeSet<>();
                state.path("steps")
                        .forEach(step -> standing.add(step.path("status").asText()));
                if (known.add(state.path("phase").asText() + standing)) {
                    states.add(state);
                }
            }
        }
        return states;
    }
}
