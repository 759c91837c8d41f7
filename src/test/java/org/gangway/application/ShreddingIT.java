// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gangway.broker.TestBroker;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Phase;
import org.gangway.command.VerifyCommand;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.scenarios.Catalogue;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.Keystore;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.Shredding;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import picocli.CommandLine;

/**
 * After T2 of its certificate nothing of a case opens any more: not what lies on the topics now, and not a copy of
 * everything that ever lay there, taken while the case was running. Epochs last seconds here.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShreddingIT {
    private static final String NAME = "Wilhelmine";

    private static final String FAMILY = "Canaryvogel";

    private static final String EMAIL = "wilhelmine.canaryvogel@example.org";

    private static final Canaries CANARIES = new Canaries(List.of(NAME, FAMILY, EMAIL, NAME.toUpperCase(Locale.ROOT)));

    private static final Map<String, String> SECONDS = Map.of(
            "gangway.sealing.door-epoch", "PT2S",
            "gangway.sealing.wrapping-epoch", "PT5S",
            "gangway.sealing.channel-epoch", "PT5S",
            "gangway.sealing.grace", "PT3S",
            "gangway.sealing.door-limit", "PT30S",
            "gangway.sealing.max-case-age", "PT50S",
            "gangway.sealing.sweep", "PT1S",
            "gangway.process.pace.max-age", "PT30S",
            "gangway.process.pace.closing", "PT7S",
            "gangway.process.pace.farewell", "PT13S");

    @Test
    void afterT2NothingOfACaseOpensAndItsCourseIsStillReadable(CapturedOutput output) throws Exception {
        try (RunningGangway gangway = RunningGangway.start(andFaces())) {
            lookForFaces(gangway);
            Records records = new Records(gangway.bootstrapServers());
            try (Walk walk = Walk.begin(gangway, clara(), EMAIL)) {
                Told photo = walk.until("id-photo"); // asked after the address
                CaseCopy.of(records, photo.caseId()).opensAtTheDoor(gangway, EMAIL);
                walk.answer(photo);
                Told asked = walk.until("summary");
                assertThat(asked.text()).as("what must not be found").contains(NAME, FAMILY, EMAIL);
                String caseId = asked.caseId();
                CaseCopy early = CaseCopy.of(records, caseId);
                early.opensWith(gangway, EMAIL);
                CaseKey key =
                        gangway.bean(CaseKeys.class).unwrap(early.wrapped().getFirst());
                walk.answer(asked);
                Told farewell = walk.farewell();
                Map<Path, byte[]> photos = Canaries.files(gangway.data().resolve("objects"));
                CaseCopy copy = CaseCopy.of(records, caseId).with(early);
                SealedCopies sealed = SealedCopies.of(caseId, copy.byTopic(), photos);
                sealed.openWith(
                        key, "gangway.events", "gangway.outcomes", "gangway.eventbridge.batches", "gangway.open-faces");
                Map<Path, byte[]> files = brokersFiles(gangway, caseId);

                String certificate = walk.certificate(farewell);

                assertThat(objects(gangway, caseId)).isEmpty();
                JsonNode statement = statement(certificate);
                copy.cameInOnly(statement.path("epochs"));
                verifiesOffline(gangway, certificate);
                await().atMost(Duration.ofSeconds(90)).until(() -> Instant.now()
                        .isAfter(
                                Instant.parse(statement.path("nothingOpensFrom").asText())));
                copy.staysShutTo(gangway, SECONDS);
                for (CaseKey left : keysLeft(gangway, records, copy.wrapped())) {
                    sealed.staysShutTo(left);
                }
                foldsToItsEnd(CaseCopy.of(records, caseId), gangway, caseId);
                CANARIES.areNotIn(files);
                CANARIES.areNotIn(brokersFiles(gangway, caseId));
                CANARIES.areNotIn(Canaries.files(gangway.data().resolve("objects")));
                CANARIES.areNotIn(output.getAll());
            }
        }
    }

    /** Of each broker, so the journal of the case is among them as often as there are brokers. */
    private static Map<Path, byte[]> brokersFiles(RunningGangway gangway, String caseId) throws IOException {
        Map<Path, byte[]> files = Canaries.files(gangway.brokersFiles());
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey()
                                .getParent()
                                .getFileName()
                                .toString()
                                .startsWith("gangway.events-"))
                        .filter(file -> new String(file.getValue(), StandardCharsets.ISO_8859_1).contains(caseId)))
                .as("files with the journal of the case")
                .hasSize(TestBroker.inContainers() ? 3 : 1);
        return files;
    }

    /** Of a customer who has come since, and whatever else in the folder could be the key of a case. */
    private static List<CaseKey> keysLeft(RunningGangway gangway, Records records, List<WrappedKey> gone)
            throws Exception {
        List<CaseKey> left = new ArrayList<>();
        try (Walk ben = Walk.begin(gangway, "ben.shredding@example.org")) {
            for (WrappedKey wrapped :
                    CaseCopy.of(records, ben.nextQuestion().caseId()).wrapped()) {
                left.add(gangway.bean(CaseKeys.class).unwrap(wrapped));
            }
        }
        assertThat(left).isNotEmpty();
        for (String secret : names(gangway.data().resolve("keys/secrets"))) {
            left.add(Shredding.caseKey(gangway.bean(Keystore.class).secret(secret)));
        }
        List<String> epochs = names(gangway.data().resolve("keys/epochs")).stream()
                .filter(epoch -> epoch.startsWith("w-"))
                .toList();
        assertThat(epochs).isNotEmpty();
        epochs.forEach(epoch -> gone.forEach(key -> assertThatThrownBy(
                        () -> gangway.bean(CaseKeys.class).unwrap(new WrappedKey(epoch, key.wrapped())))
                .isInstanceOfAny(SealBroken.class, KeyGone.class)));
        return left;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** What a face is compared by is sealed like anything else. */
    private static Map<String, String> andFaces() {
        Map<String, String> settings = new HashMap<>(SECONDS);
        settings.put("gangway.faces.duplicates.enabled", "true");
        return settings;
    }

    private static void lookForFaces(RunningGangway gangway) throws IOException {
        String scenario = Files.readString(Path.of("scenarios/retail-account.scenario.yaml"))
                .replaceFirst("version: 1", "version: 2")
                .replace(
                        "- {confirm: summary}",
                        """
                        - {ask: face-comparison, type: yes-no}
                          - {check: find-duplicate, needs: [face-comparison, selfie]}
                          - {confirm: summary}""");
        Files.writeString(gangway.home().resolve("scenarios/retail-account.scenario.yaml"), scenario);
        await().atMost(Duration.ofSeconds(20)).until(() -> gangway.bean(Catalogue.class)
                .newest("retail-account")
                .filter(newest -> newest.version() == 2)
                .isPresent());
    }

    private static Map<String, String> clara() {
        Map<String, String> answers = new HashMap<>(Walk.CLARA);
        answers.put("given-name", NAME);
        answers.put("family-name", FAMILY);
        return answers;
    }

    private static void foldsToItsEnd(CaseCopy now, RunningGangway gangway, String caseId) {
        List<CaseEvent> events = now.byTopic().getOrDefault("gangway.events", List.of()).stream()
                .map(record -> Json.read(record.value(), CaseEvent.class))
                .toList();
        CaseFile file = CaseFile.opened((CaseEvent.CaseOpened) events.getFirst());
        for (CaseEvent event : events.subList(1, events.size())) {
            file = file.apply(event);
        }
        assertThat(file.phase()).isEqualTo(Phase.CLOSED);
        assertThat(file.caseId()).isEqualTo(caseId);
        assertThat(file.outcome().orElseThrow().word()).isEqualTo("approved");
        assertThat(gangway.bean(ObjectStore.class).isEmpty(caseId)).isTrue();
    }

    private static void verifiesOffline(RunningGangway gangway, String certificate) throws IOException {
        Path keys = gangway.data().resolve("keys/public/certificates.jwks.json");
        Path file = Files.writeString(gangway.home().resolve("certificate.jws"), certificate);
        assertThat(verify(keys, file)).isZero();
        int middle = certificate.length() / 2;
        char other = certificate.charAt(middle) == 'A' ? 'B' : 'A';
        Files.writeString(file, certificate.substring(0, middle) + other + certificate.substring(middle + 1));
        assertThat(verify(keys, file)).isEqualTo(1);
    }

    private static int verify(Path keys, Path file) {
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("--key", keys.toString(), file.toString());
    }

    private static JsonNode statement(String certificate) throws IOException {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(certificate.split("\\.", -1)[1]));
    }

    private static List<Path> objects(RunningGangway gangway, String caseId) throws IOException {
        return Canaries.files(gangway.data().resolve("objects")).keySet().stream()
                .filter(file -> file.toString().contains(caseId))
                .toList();
    }
}
