// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Journals live for ten years, and the versions that wrote them do not. */
class ReleasedJournalsTest {
    /** Held to the code by another test. */
    private static final Path SCHEMA = Path.of("kafka/schemas/case-event.schema.json");

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(KeptJournals.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptJournalStillFoldsToTheCaseThatItsVersionStored(Path file) throws IOException {
        KeptJournals.Kept kept = KeptJournals.read(file);
        List<CaseEvent> journal = kept.journal().stream()
                .map(event -> Json.read(Json.write(event), CaseEvent.class))
                .toList();
        CaseFile stored = StoredCase.serde(CaseFile.FORMAT)
                .deserializer()
                .deserialize("any", Json.write(kept.file()))
                .file();

        assertThat(stored.closed()).isTrue();
        assertThat(KeptJournals.folded(journal)).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptEventLosesNothingWhenItIsReadAndWrittenAgain(Path file) throws IOException {
        assertThat(KeptJournals.read(file).journal()).allSatisfy(event -> assertThat(
                        Json.MAPPER.<JsonNode>valueToTree(Json.read(Json.write(event), CaseEvent.class)))
                .isEqualTo(event));
    }

    @ParameterizedTest
    @EnumSource
    void theVersionThatIsWorkedOnKeepsOneOfEachEnding(Ending ending) throws IOException {
        Path file = KeptJournals.of(KeptJournals.coming(), ending);

        assertThat(file)
                .as("made as %s says", KeptJournals.class.getSimpleName())
                .exists();
        assertThat(Json.read(Json.write(KeptJournals.read(file).file()), CaseFile.class)
                        .outcome())
                .contains(ending.outcome);
    }

    /** But for the last one, after which there is no case. */
    @Test
    void theVersionThatIsWorkedOnKeepsEveryKindOfEvent() throws IOException {
        Path coming = KeptJournals.FOLDER.resolve(KeptJournals.coming());
        Set<String> kept = new TreeSet<>();
        for (Path file : kept().stream().filter(file -> file.startsWith(coming)).toList()) {
            KeptJournals.read(file)
                    .journal()
                    .forEach(event -> kept.add(event.path("type").asText()));
        }
        Set<String> all = new TreeSet<>();
        Json.read(Files.readAllBytes(SCHEMA), JsonNode.class)
                .at("/properties/type/enum")
                .forEach(type -> all.add(type.asText()));
        all.remove("case-forgotten");
        assertThat(kept).hasSizeGreaterThan(20).isEqualTo(all);
    }

    @Test
    void whatCannotFollowIsNotFolded() throws IOException {
        List<CaseEvent> journal =
                KeptJournals.read(KeptJournals.of(KeptJournals.coming(), Ending.APPROVED)).journal().stream()
                        .map(event -> Json.read(Json.write(event), CaseEvent.class))
                        .toList();
        List<CaseEvent> holed = Stream.concat(
                        journal.stream().limit(5), journal.stream().skip(9))
                .toList();

        assertThat(KeptJournals.folded(holed)).isNotEqualTo(KeptJournals.folded(journal));
    }
}
