// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.Value;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.CommandRecord;
import org.jspecify.annotations.Nullable;

/** Cases as the process writes them; who each is of is a letter. */
final class PlayedCases {

    /** What a screening has found. */
    static final String HITS =
            """
            [{"list":"un","entity":"T1","name":"Telmo Vargoni","weakAlias":false,"programme":"TEST","listedOn":"2020-02-03",
            "nameScore":0.9312,"identityScore":-0.05,"score":0.8812,"band":"possible","ofacScore":97,
            "pairs":[{"applicant":"telmo","listed":"telmo","kind":"equal","similarity":1,"weight":0.5,"contribution":0.4}],
            "onlyApplicant":[{"word":"anselm","weight":0.5,"cost":0.07}],"onlyListed":[],
            "attributes":[{"attribute":"given-name","listed":"Telmo","finding":"years-off","effect":-0.05}],
            "otherNames":[{"name":"Osric Brellin","weakAlias":false,"nameScore":0.61}],"entryHash":"e7","personHash":"p7"}]
            """
                    .replace("\n", "");

    static final Instant OPENED = Instant.now().minusSeconds(94);

    private final WebUnderTest web;

    PlayedCases(WebUnderTest web) {
        this.web = web;
    }

    void view(char who, String phase, @Nullable String outcome, @Nullable String certificate, OpenStep... steps) {
        Instant closed = outcome == null ? null : OPENED.plusSeconds(60);
        web.put(
                "cases",
                conversation(who),
                new CaseView(
                        caseId(who),
                        conversation(who),
                        "retail-account",
                        1,
                        "web",
                        "en",
                        phase,
                        List.of(steps),
                        outcome,
                        OPENED,
                        Instant.now(),
                        closed,
                        "2026-01-01",
                        certificate));
    }

    void command(char who, String name, String step, String queue) {
        String claim = web.objects().put(caseId(who), Pictures.jpeg(), "image/jpeg");
        Map<String, Value> fields = Map.of(
                "family-name", new Value.Sealed("Doe"),
                "given-name", new Value.Sealed("John"),
                "screen-sanctions.hits", new Value.Sealed(HITS),
                "selfie", new Value.Sealed(claim));
        Map<String, Value> facts = Map.of(
                "queue", Value.open(queue), "reason", Value.open("list.close-match"), "score", Value.open("0.93"));
        web.put(
                "review.commands",
                conversation(who),
                new CommandRecord(
                        caseId(who),
                        caseId(who) + "." + name + ".1",
                        step,
                        1,
                        OPENED,
                        "en",
                        null,
                        fields,
                        Map.of(),
                        facts,
                        Map.of(),
                        Map.of(),
                        null));
    }

    /** As the process writes it: only the first event names the case, every event has it in its id. */
    void journal(char who) {
        String caseId = caseId(who);
        List<String> events = List.of(
                "{\"type\":\"case-opened\",\"at\":\"%s\",\"caseId\":\"CASE\",\"scenario\":{\"name\":\"retail-account\",\"version\":1}}",
                "{\"type\":\"question-asked\",\"at\":\"%s\",\"step\":\"family-name\",\"round\":1}",
                "{\"type\":\"answer-given\",\"at\":\"%s\",\"field\":\"family-name\",\"value\":{\"sealed\":\"c2VhbGVk\"}}",
                "{\"type\":\"step-replied\",\"at\":\"%s\",\"step\":\"screen-sanctions\",\"kind\":\"REFER\",\"reasons\":[\"list.close-match\"],\"facts\":{\"hits\":{\"sealed\":\"c2VhbGVk\"},\"list\":{\"open\":\"un-2026-01\"}}}",
                "{\"type\":\"review-asked\",\"at\":\"%s\",\"queue\":\"compliance\"}");
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i).replace("CASE", caseId).formatted(Instant.now());
            web.putEvent(conversation(who), caseId + "-" + (i + 1), event);
        }
        web.putEvent(conversation(who), conversation(who) + "-1-2", "{\"type\":\"of another case\"}");
    }

    static OpenStep step(char who, String name, String waitingFor, @Nullable String queue) {
        return new OpenStep(name, caseId(who) + "." + name + ".1", 1, waitingFor, queue, OPENED.plusSeconds(20));
    }

    static String conversation(char who) {
        return String.valueOf(who).repeat(32);
    }

    static String caseId(char who) {
        return conversation(who) + "-" + OPENED.toEpochMilli();
    }
}
