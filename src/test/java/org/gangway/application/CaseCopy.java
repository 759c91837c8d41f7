// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.TopicNames;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Every record of one case, whether or not it is still on its topic. */
record CaseCopy(Map<String, List<Records.Bytes>> byTopic) {
    static CaseCopy of(Records records, String caseId) {
        return new CaseCopy(records.about(caseId.substring(0, caseId.lastIndexOf('-')), caseId));
    }

    CaseCopy with(CaseCopy earlier) {
        Map<String, List<Records.Bytes>> all = new HashMap<>(earlier.byTopic);
        byTopic.forEach((topic, more) -> all.merge(
                topic, more, (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        return new CaseCopy(all);
    }

    /** Just after it came in: so that the other half of the test is known to try the right things. */
    void opensAtTheDoor(RunningGangway gangway, String email) {
        DoorKeys door = gangway.bean(DoorKeys.class);
        assertThat(received()
                        .map(r -> open(() -> door.open(r.key(), sealed(r.value(), ReceivedRecord.class))))
                        .map(clear -> Json.read(clear, ReceivedContent.class).text()))
                .contains(email);
    }

    /** While the case runs, for the same reason. What came in first may be gone by then. */
    void opensWith(RunningGangway gangway, String email) {
        ChannelKeys channel = gangway.bean(ChannelKeys.class);
        assertThat(outgoing()
                        .map(r -> open(() -> channel.open(r.key(), sealed(r.value(), OutgoingRecord.class))))
                        .map(clear -> Json.read(clear, OutgoingContent.class).text()))
                .anyMatch(text -> text.contains(email));
        assertThat(wrapped()).isNotEmpty().allSatisfy(key -> assertThat(
                        gangway.bean(CaseKeys.class).unwrap(key))
                .isInstanceOf(CaseKey.class));
    }

    /** With every key that is left: those the application holds, and those that a start anew finds in the folder. */
    void staysShutTo(RunningGangway gangway, Map<String, String> settings) {
        assertThat(received()).isNotEmpty();
        assertThat(outgoing()).isNotEmpty();
        try (AnnotationConfigApplicationContext anew = sealing(gangway.data(), settings)) {
            for (KeysLeft left : List.of(new KeysLeft(gangway::bean), new KeysLeft(anew::getBean))) {
                received()
                        .forEach(r -> gone(
                                () -> left.get(DoorKeys.class).open(r.key(), sealed(r.value(), ReceivedRecord.class))));
                outgoing()
                        .forEach(r -> gone(() ->
                                left.get(ChannelKeys.class).open(r.key(), sealed(r.value(), OutgoingRecord.class))));
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
    private static AnnotationConfigApplicationContext sealing(Path data, Map<String, String> given) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Map<String, Object> settings = new HashMap<>(given);
        settings.put("gangway.data", data.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.scan("org.gangway.sealing");
        context.refresh();
        return context;
    }
}
