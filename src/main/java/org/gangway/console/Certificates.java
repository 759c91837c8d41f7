// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;

/** The deletion certificates, from the views of closed cases: those in memory, else those still on the topic. */
final class Certificates {

    private final CaseViews cases;
    private final Function<String, Optional<CaseView>> older;

    Certificates(CaseViews cases, Function<String, Optional<CaseView>> older) {
        this.cases = cases;
        this.older = older;
    }

    /** Looks on the topic {@code cases} itself, for a case that memory no longer holds. */
    static Function<String, Optional<CaseView>> onTopic(String topic, Supplier<Map<String, Object>> client) {
        PartitionReader reader = new PartitionReader(client);
        return caseId -> reader.since(topic, CaseId.conversation(caseId), CaseId.openedAt(caseId)).stream()
                .filter(record -> record.value() != null)
                .map(record -> Json.read(record.value(), CaseView.class))
                .filter(view -> view.caseId().equals(caseId))
                .reduce((earlier, later) -> later);
    }

    /** Compact JWS. */
    Optional<String> find(String caseId) {
        if (!CaseId.valid(caseId)) {
            return Optional.empty();
        }
        return cases.find(caseId).or(() -> older.apply(caseId)).map(CaseView::certificate);
    }

    /** What a certificate says, for reading; whether it is true is what {@code gangway verify} tells. */
    static String statement(String jws) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(jws.split("\\.", 3)[1]);
            return Json.MAPPER
                    .readTree(new String(payload, StandardCharsets.UTF_8))
                    .toPrettyString();
        } catch (java.io.IOException | RuntimeException e) {
            return "";
        }
    }
}
