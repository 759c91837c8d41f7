// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gangway.aws.Moto;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Against moto, which was written by others than LocalStack and delivers inside the call. It knows no size limit. */
class PutEventsOnMotoIT extends EventsOnQueue {

    PutEventsOnMotoIT() {
        super(Moto.start());
    }

    @Test
    void entriesWithoutASourceAreRefusedEachAndNotSentAgain() {
        EventBus bus = bus(settings("", 262_144));

        Map<String, EventBus.Result> results =
                bus.put(List.of(event("a", "{\"id\":\"a\"}"), event("b", "{\"id\":\"b\"}")));

        assertThat(results.values()).hasSize(2).containsOnly(new EventBus.Result.Refused("InvalidArgument"));
        assertThat(poll()).isEmpty();
    }

    @Test
    void theEmulatorHoldsTheLimitOfTenEntriesThatThePackingKeeps() {
        List<PutEventsRequestEntry> eleven = Collections.nCopies(
                11,
                PutEventsRequestEntry.builder()
                        .source("s")
                        .detailType("t")
                        .detail("{}")
                        .build());

        assertThatThrownBy(() -> client.putEvents(put -> put.entries(eleven))).isInstanceOf(EventBridgeException.class);
    }
}
