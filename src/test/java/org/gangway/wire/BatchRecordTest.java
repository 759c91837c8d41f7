// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRecordTest {
    private static final BatchRecord BATCH = BatchRecord.of(
            List.of(new BatchRecord.Entry(
                    "c.announce.1", "c", "k", 1, Json.MAPPER.createObjectNode().put("step", "announce"))),
            3,
            new BatchRecord.Range(7, 9));

    @Test
    void aBatchComesBackAsItWas() {
        assertThat(Json.read(Json.write(BATCH), BatchRecord.class)).isEqualTo(BATCH);
    }

    @Test
    void itsIdDependsOnWhatItHoldsAndWhereItWasRead() {
        assertThat(BatchRecord.of(BATCH.entries(), 3, new BatchRecord.Range(7, 9))
                        .batchId())
                .isEqualTo(BATCH.batchId());
        assertThat(BatchRecord.of(BATCH.entries(), 4, new BatchRecord.Range(7, 9))
                        .batchId())
                .isNotEqualTo(BATCH.batchId());
        assertThat(BatchRecord.of(List.of(), 3, new BatchRecord.Range(7, 9)).batchId())
                .isNotEqualTo(BATCH.batchId());
    }

    @Test
    void aBatchThatHoldsSomethingElseIsRefused() {
        String json = new String(Json.write(BATCH), UTF_8);
        for (String altered : List.of(
                json.replace("\"announce\"", "\"announcf\""),
                json.replace("\"delivery\":1", "\"delivery\":2"),
                json.replace("\"count\":1", "\"count\":2"))) {
            assertThat(altered).isNotEqualTo(json);
            assertThatThrownBy(() -> Json.read(altered.getBytes(UTF_8), BatchRecord.class))
                    .isInstanceOf(Json.Malformed.class);
        }
    }
}
