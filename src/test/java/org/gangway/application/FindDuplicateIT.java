// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gangway.Skips;
import org.gangway.biometrics.OpenFaces;
import org.gangway.biometrics.OpenFaces.Face;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.scenarios.Catalogue;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Photographs of one man open two cases, and then a third, on a running application in which the step is turned on. */
@Tag("shared")
@Timeout(240)
@ExtendWith(OutputCaptureExtension.class)
class FindDuplicateIT {
    private static final Path PHOTOS = Path.of(System.getProperty("shared", "../shared"), "data", "faces", "photos");
    private static final String FACES = "gangway.open-faces";
    private static final String SCENARIO =
            """
            scenario: one-face
            version: 1
            languages: [en]
            steps:
              - {ask: face-comparison, type: yes-no}
              - {ask: selfie, type: photo, profile: selfie}
              - {check: find-duplicate, needs: [face-comparison, selfie], retake: selfie, refer: identity}
              - {ask: email, type: email}
            finally:
              - {do: announce, needs: [email]}
            """;

    @Test
    void oneFaceIsOnOneOpenCaseAtATime(CapturedOutput output) throws Exception {
        Skips.unless(Files.isDirectory(PHOTOS), "there are no photographs in " + PHOTOS);
        try (RunningGangway gangway = RunningGangway.start(Map.of("gangway.faces.duplicates.enabled", "true"))) {
            publish(gangway);
            Records records = new Records(gangway.bootstrapServers());
            try (Walk first = begin(gangway);
                    Walk second = begin(gangway);
                    Walk woman = begin(gangway);
                    Walk refusing = begin(gangway);
                    Walk later = begin(gangway)) {
                Told open = passes(first, "man1-person-group.jpg");
                SealedCopies sealed = copy(gangway, records, open.caseId());
                CaseKey key = gangway.bean(CaseKeys.class)
                        .unwrap(CaseCopy.of(records, open.caseId()).wrapped().getFirst());
                sealed.openWith(key, FACES);

                String referred = isReferredTo(open.caseId(), second, gangway);
                Told womans = passes(woman, "woman1-person-group.jpg");
                assertThat(others(gangway, womans.caseId())).containsExactlyInAnyOrder(open.caseId(), referred);
                photo(refusing, "man3-person-group.jpg", "no");
                assertThat(refusing.nextQuestion().step()).isEqualTo("email");

                second.certificate(refused(second, referred, gangway));
                first.answer(open);
                first.certificate(first.farewell());

                await().untilAsserted(() -> assertThat(List.of(last(records, open.caseId()), last(records, referred)))
                        .containsOnly(0));
                assertThat(others(gangway, womans.caseId())).isEmpty();
                passes(later, "man3-person-group.jpg");
                sealed.staysShutTo(gangway.bean(CaseKeys.class)
                        .unwrap(CaseCopy.of(records, womans.caseId()).wrapped().getFirst()));
                assertThat(output.getAll()).doesNotContain("Skipped a record", "could not be removed");
            }
        }
    }

    private static void publish(RunningGangway gangway) throws IOException {
        Files.writeString(gangway.home().resolve("scenarios").resolve("one-face.scenario.yaml"), SCENARIO);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gangway.bean(Catalogue.class).newest("one-face").isPresent());
    }

    private static Walk begin(RunningGangway gangway) {
        return Walk.begin(gangway, "one-face", "somebody@example.org");
    }

    private static Told photo(Walk walk, String photo, String agrees) throws IOException {
        walk.customer().say(walk.until("face-comparison"), agrees);
        Told asked = walk.until("selfie");
        walk.customer().photo(asked, Files.readAllBytes(PHOTOS.resolve(photo)));
        return asked;
    }

    private static Told passes(Walk walk, String photo) throws IOException {
        photo(walk, photo, "yes");
        Told next = walk.nextQuestion();
        assertThat(next.step()).as("not referred").isEqualTo("email");
        return next;
    }

    /** @return its case */
    private static String isReferredTo(String other, Walk walk, RunningGangway gangway) throws IOException {
        String caseId = photo(walk, "man3-person-group.jpg", "yes").caseId();
        String review = gangway.bank().review(caseId, "ada");
        JsonNode shown = gangway.bank().decide(review, "ada", "confirm");
        assertThat(shown.findValuesAsText("find-duplicate.other-cases")).containsExactly(other);
        assertThat(gangway.caseAndJournal(caseId).toString())
                .as("what is readable without a key")
                .contains("duplicates.found")
                .doesNotContain(other);
        return caseId;
    }

    private static Told refused(Walk walk, String caseId, RunningGangway gangway) {
        gangway.bank().decide(gangway.bank().review(caseId, "grace"), "grace", "confirm");
        Told farewell = walk.farewell();
        assertThat(walk.outcome(farewell)).isEqualTo("refused");
        return farewell;
    }

    private static SealedCopies copy(RunningGangway gangway, Records records, String caseId) throws IOException {
        return SealedCopies.of(
                caseId,
                CaseCopy.of(records, caseId).byTopic(),
                Canaries.files(gangway.data().resolve("objects")));
    }

    /** The cases whose faces are in memory, but for this one's. */
    private static Set<String> others(RunningGangway gangway, String caseId) {
        return gangway.bean(OpenFaces.class)
                .keep(caseId, caseId + ".find-duplicate.1", new Face("none@1:" + "0".repeat(64), new float[0]))
                .keySet();
    }

    /** The size of the last thing that the topic holds of a case; nothing for a tombstone. */
    private static int last(Records records, String caseId) {
        return CaseCopy.of(records, caseId)
                .byTopic()
                .getOrDefault(FACES, List.of())
                .getLast()
                .value()
                .length;
    }
}
