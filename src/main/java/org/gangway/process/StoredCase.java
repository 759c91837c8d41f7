// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Forms;
import org.gangway.wire.Json;

/**
 * A case as the store keeps it, in whatever form, and as this version has it. What a newer version has added is carried along and written back in its place, so that
 * both versions can work on the same cases while one takes over from the other.
 *
 * @param beyond what this version does not know
 */
record StoredCase(CaseFile file, Beyond beyond) {

    static StoredCase of(CaseFile file) {
        return new StoredCase(file, Beyond.NOTHING);
    }

    /** A later state of the same case; another case of the conversation has nothing to do with it. */
    StoredCase becomes(CaseFile later) {
        return later.caseId().equals(file.caseId()) ? new StoredCase(later, beyond) : of(later);
    }

    /** @param format the stored form to write, {@code gangway.process.format} */
    @SuppressWarnings("NullAway") // null means tombstone to Kafka Streams, both ways
    static Serde<StoredCase> serde(int format) {
        return Serdes.serdeFrom(
                (topic, stored) -> stored == null ? null : stored.write(format),
                (topic, json) -> json == null ? null : read(json));
    }

    /** @throws IllegalStateException if a version wrote it whose form this one cannot be trusted to read */
    private static StoredCase read(byte[] json) {
        Unknown unknown = new Unknown();
        try {
            CaseFile file =
                    Json.MAPPER.readerFor(CaseFile.class).withHandler(unknown).readValue(json);
            requireReadable(file.format());
            // Only where there is something unknown is it worth the work to find out what.
            Beyond beyond = unknown.met
                    ? Beyond.of(Json.read(json, ObjectNode.class), Json.MAPPER.valueToTree(file))
                    : Beyond.NOTHING;
            return new StoredCase(Forms.newest(file), beyond);
        } catch (IOException quotesItsInput) {
            throw new IllegalStateException("the stored state of a case is not the JSON of one");
        }
    }

    private static void requireReadable(int format) {
        if (format > CaseFile.FORMAT + 1) {
            throw new IllegalStateException(
                    "the state of a case has format " + format + ", and this version reads up to "
                            + (CaseFile.FORMAT + 1) + ": start the version that wrote it, or a newer one");
        }
    }

    private byte[] write(int told) {
        CaseFile form = file.format() > CaseFile.FORMAT ? file : Forms.inForm(file, told);
        if (beyond.isEmpty()) {
            return Json.write(form);
        }
        ObjectNode whole = Json.MAPPER.valueToTree(form);
        beyond.addTo(whole);
        return Json.write(whole);
    }

    private static final class Unknown extends DeserializationProblemHandler {
        private boolean met;

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            met = true;
            parser.skipChildren();
            return true;
        }
    }
}
