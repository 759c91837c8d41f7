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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Phase;
import org.gangway.command.DemoCustomer.Told;
import org.gangway.command.VerifyCommand;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.Keystore;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.Shredding;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.TopicNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
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
        try (RunningGangway gangway = RunningGangway.start(SECONDS)) {
            Records records = new Records(gangway.bootstrapServers());
            try (Walk walk = Walk.begin(gangway, clara(), EMAIL)) {
                Told asked = walk.until("summary");
                assertThat(asked.text()).as("what must not be found").contains(NAME, FAMILY, EMAIL);
                String caseId = asked.caseId();
                Copy early = Copy.of(records, caseId);
                early.opensWith(gangway);
                CaseKey key =
                        gangway.bean(CaseKeys.class).unwrap(early.wrapped().getFirst());
                walk.answer(asked);
                Told farewell = walk.farewell();
                Map<Path, byte[]> photos = files(gangway.data().resolve("objects"));
                Copy copy = Copy.of(records, caseId).with(early);
                SealedCopies sealed = SealedCopies.of(caseId, copy.byTopic(), photos);
                sealed.openWith(key, "gangway.events", "gangway.outcomes", "gangway.eventbridge.batches");
                Map<Path, byte[]> files = files(gangway.data().resolve("broker"));

                String certificate = walk.certificate(farewell);

                assertThat(objects(gangway, caseId)).isEmpty();
                JsonNode statement = statement(certificate);
                copy.cameInOnly(statement.path("epochs"));
                verifiesOffline(gangway, certificate);
                await().atMost(Duration.ofSeconds(90)).until(() -> Instant.now()
                        .isAfter(
                                Instant.parse(statement.path("nothingOpensFrom").asText())));
                copy.staysShutTo(gangway);
                for (CaseKey left : keysLeft(gangway, records, copy.wrapped())) {
                    sealed.staysShutTo(left);
                }
                foldsToItsEnd(Copy.of(records, caseId), gangway, caseId);
                noneHolds(files);
                noneHolds(files(gangway.data().resolve("broker")));
                noneHolds(files(gangway.data().resolve("objects")));
                assertThat(spellings()).noneMatch(output.getAll()::contains);
            }
        }
    }

    /** Of a customer who has come since, and whatever else in the folder could be the key of a case. */
    private static List<CaseKey> keysLeft(RunningGangway gangway, Records records, List<WrappedKey> gone)
            throws Exception {
        List<CaseKey> left = new ArrayList<>();
        try (Walk ben = Walk.begin(gangway, "ben.shredding@example.org")) {
            for (WrappedKey wrapped :
                    Copy.of(records, ben.nextQuestion().caseId()).wrapped()) {
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

    private static Map<String, String> clara() {
        Map<String, String> answers = new HashMap<>(Walk.CLARA);
        answers.put("given-name", NAME);
        answers.put("family-name", FAMILY);
        return answers;
    }

    /** Every record of one case, whether or not it is still on its topic. */
    private record Copy(Map<String, List<Records.Bytes>> byTopic) {

        static Copy of(Records records, String caseId) {
            return new Copy(records.about(caseId.substring(0, caseId.lastIndexOf('-')), caseId));
        }

        Copy with(Copy earlier) {
            Map<String, List<Records.Bytes>> all = new HashMap<>(earlier.byTopic);
            byTopic.forEach((topic, more) -> all.merge(
                    topic, more, (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
            return new Copy(all);
        }

        /** While the case runs: so that the other half of the test is known to try the right things. */
        void opensWith(RunningGangway gangway) {
            DoorKeys door = gangway.bean(DoorKeys.class);
            ChannelKeys channel = gangway.bean(ChannelKeys.class);
            assertThat(received()
                            .map(r -> open(() -> door.open(r.key(), sealed(r.value(), ReceivedRecord.class))))
                            .map(clear ->
                                    Json.read(clear, ReceivedContent.class).text()))
                    .contains(EMAIL);
            assertThat(outgoing()
                            .map(r -> open(() -> channel.open(r.key(), sealed(r.value(), OutgoingRecord.class))))
                            .map(clear ->
                                    Json.read(clear, OutgoingContent.class).text()))
                    .anyMatch(text -> text.contains(EMAIL));
            assertThat(wrapped()).isNotEmpty().allSatisfy(key -> assertThat(
                            gangway.bean(CaseKeys.class).unwrap(key))
                    .isInstanceOf(CaseKey.class));
        }

        /** With every key that is left: those the application holds, and those that a start anew finds in the folder. */
        void staysShutTo(RunningGangway gangway) {
            assertThat(received()).isNotEmpty();
            assertThat(outgoing()).isNotEmpty();
            try (AnnotationConfigApplicationContext anew = sealing(gangway.data())) {
                for (KeysLeft left : List.of(new KeysLeft(gangway::bean), new KeysLeft(anew::getBean))) {
                    received()
                            .forEach(r -> gone(() ->
                                    left.get(DoorKeys.class).open(r.key(), sealed(r.value(), ReceivedRecord.class))));
                    outgoing()
                            .forEach(r -> gone(() -> left.get(ChannelKeys.class)
                                    .open(r.key(), sealed(r.value(), OutgoingRecord.class))));
                    wrapped().forEach(key -> gone(() -> left.get(CaseKeys.class).unwrap(key)));
                }
            }
        }

        Stream<Records.Bytes> received() {
            return byTopic.getOrDefault("gangway.chat.received", List.of()).stream();
        }

        Stream<Records.Bytes> outgoing() {
            return byTopic.getOrDefault("gangway.chat.outgoing", List.of()).stream();
        }

        List<WrappedKey> wrapped() {
            return byTopic.getOrDefault(TopicNames.of("gangway.").physical("case-keys"), List.of()).stream()
                    .filter(record -> record.value().length > 0)
                    .map(record -> Json.read(record.value(), WrappedKey.class))
                    .toList();
        }

        /** What was sealed at doors and for channels was sealed in epochs that the certificate names. */
        void cameInOnly(JsonNode epochs) {
            assertThat(texts(epochs.path("doors")))
                    .hasSizeGreaterThan(1)
                    .containsAll(received()
                            .map(r -> epoch(sealed(r.value(), ReceivedRecord.class)))
                            .toList());
            assertThat(texts(epochs.path("channels")))
                    .containsAll(outgoing()
                            .map(r -> epoch(sealed(r.value(), OutgoingRecord.class)))
                            .toList());
        }

        /** A sealed record begins with the length of its epoch's id, and the id. */
        private static String epoch(byte[] sealed) {
            return new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
        }

        private static List<String> texts(JsonNode array) {
            return array.valueStream().map(JsonNode::asText).toList();
        }

        private static byte[] sealed(byte[] record, Class<?> type) {
            String sealed = type == ReceivedRecord.class
                    ? Json.read(record, ReceivedRecord.class).sealed()
                    : Json.read(record, OutgoingRecord.class).sealed();
            return Base64.getDecoder().decode(sealed);
        }
    }

    private interface KeyLookup {
        <T> T find(Class<T> type);
    }

    private record KeysLeft(KeyLookup lookup) {
        <T> T get(Class<T> type) {
            return lookup.find(type);
        }
    }

    private interface Opening {
        byte[] open();
    }

    /** A door key may be gone already while the case runs: then there is nothing in it. */
    private static byte[] open(Opening opening) {
        try {
            return opening.open();
        } catch (KeyGone e) {
            return Json.write(Map.of("text", "", "language", "en", "input", "none", "options", List.of()));
        }
    }

    private static void gone(Runnable opening) {
        assertThatThrownBy(opening::run).isInstanceOf(KeyGone.class);
    }

    /** The package's own beans over the same folder, as another process would have them. */
    private static AnnotationConfigApplicationContext sealing(Path data) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Map<String, Object> settings = new HashMap<>(SECONDS);
        settings.put("gangway.data", data.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.scan("org.gangway.sealing");
        context.refresh();
        return context;
    }

    private static void foldsToItsEnd(Copy now, RunningGangway gangway, String caseId) {
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
        return files(gangway.data().resolve("objects")).keySet().stream()
                .filter(file -> file.toString().contains(caseId))
                .toList();
    }

    /** As the disk has them. Without indexes: they hold offsets and times, in megabytes set aside. */
    private static Map<Path, byte[]> files(Path folder) throws IOException {
        Map<Path, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> !file.toString().endsWith("index"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                read(file).ifPresent(content -> files.put(file, content));
            }
        }
        return files;
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Kafka's cleaner was here
        }
    }

    private static void noneHolds(Map<Path, byte[]> files) {
        List<String> spellings = spellings();
        files.forEach((file, content) -> {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(spellings)
                    .as(file.getFileName() + " in " + file.getParent().getFileName())
                    .noneMatch(text::contains);
        });
    }

    /** As it is, and in base64 at each of the three places where it can begin, without the ends that depend on neighbours. */
    private static List<String> spellings() {
        return Stream.of(NAME, FAMILY, EMAIL, NAME.toUpperCase(Locale.ROOT))
                .flatMap(canary -> Stream.concat(
                        Stream.of(canary), Stream.of("", "x", "xx").map(before -> {
                            String encoded = Base64.getEncoder()
                                    .withoutPadding()
                                    .encodeToString((before + canary).getBytes(StandardCharsets.ISO_8859_1));
                            return encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 2);
                        })))
                .toList();
    }
}
