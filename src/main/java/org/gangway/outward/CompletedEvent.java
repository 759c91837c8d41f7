// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.gangway.casefile.StepInput;
import org.gangway.wire.Json;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * A closed case as a CloudEvent for the bank. Its id is the command's, so that whatever happens twice has one id.
 *
 * @param detail the CloudEvent's JSON
 */
record CompletedEvent(String id, Instant time, String detail) {
    static final String TYPE = "org.gangway.onboarding.completed.v1";

    /** The customer is in it only if the case was approved, and then sealed. */
    static CompletedEvent of(StepInput input, String source, BankSeal seal) {
        ObjectNode event = VendorAnswers.object()
                .put("specversion", "1.0")
                .put("id", input.commandId())
                .put("type", TYPE)
                .put("source", "/" + source)
                .put("subject", input.caseId())
                .put("time", input.issuedAt().toString())
                .put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data")
                .put("caseId", input.caseId())
                .put("outcome", input.outcome().orElse("unknown"));
        if (input.outcome().filter("approved"::equals).isPresent()) {
            data.put("customer", seal.seal(Json.write(new TreeMap<>(input.fields()))));
        }
        return new CompletedEvent(input.commandId(), input.issuedAt(), VendorAnswers.json(event));
    }

    PutEventsRequestEntry entry(EventBridgeSettings settings) {
        return PutEventsRequestEntry.builder()
                .eventBusName(settings.bus())
                .source(settings.source())
                .detailType(TYPE)
                .detail(detail)
                .time(time)
                .build();
    }

    int size(String source) {
        return Packing.size(source, TYPE, detail, List.of());
    }

    @Override
    public String toString() {
        return id + "[***]";
    }
}
