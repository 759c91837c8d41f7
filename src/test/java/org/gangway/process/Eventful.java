// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.wire.Headers;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.VoteRecord;

/** A case with what no {@link Ending} has: another language, a hand that asks, an answer that is changed, a reviewer who looks. */
final class Eventful {
    private static final String SCENARIO =
            """
            scenario: eventful
            version: 1
            languages: [en, de]
            steps:
              - {ask: given-name, type: person-name}
              - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young}
              - {do: open-lead, needs: [given-name]}
              - confirm: summary
              - {check: screen-sanctions, needs: [given-name, birth-date], refer: compliance}
              - {do: open-account, needs: [given-name]}
            finally:
              - {do: announce, needs: [given-name]}
            """;

    private Eventful() {}

    static KeptJournals.Kept played() {
        try (ProcessUnderTest process = new ProcessUnderTest(SCENARIO)) {
            process.start(null);
            List.of("Deutsch bitte", "/language en", "Clara", "7 May 1990").forEach(process::says);
            ask(process);
            process.says("17");
            process.reply("open-lead", Reply.Kind.DONE);
            process.says("yes");
            process.reply("screen-sanctions", Reply.Kind.REFER);
            List.of("change date of birth to 7 May 1980", "yes").forEach(process::says);
            process.reply("screen-sanctions", Reply.Kind.REFER);
            clear(process, "screen-sanctions");
            process.says("change given name to Carla"); // now it is for people to say whether that matters
            clear(process, CaseFile.CORRECTION);
            process.reply("open-account", Reply.Kind.DONE);
            process.reply("announce", Reply.Kind.DONE);
            process.advance(Duration.ofSeconds(61)); // nobody sees the farewell
            process.certified();
            return KeptJournals.kept(process.stored(), process.events());
        }
    }

    private static void ask(ProcessUnderTest process) {
        String command = process.stored().commandId("open-lead", 1);
        Question question = Question.of("branch", "ask.email", "text");
        put(
                process,
                Headers.STEP_REPLIED,
                new ReplyRecord(
                        process.stored().caseId(),
                        command,
                        "open-lead",
                        1,
                        Reply.Kind.ASK,
                        List.of(),
                        Map.of(),
                        question));
    }

    private static void clear(ProcessUnderTest process, String step) {
        CaseFile file = process.stored();
        String review = file.reviewId(step, file.step(step).orElseThrow().round());
        for (String reviewer : List.of("ada", "grace")) {
            put(process, Headers.REVIEW_OPENED, new HitOpenedRecord(file.caseId(), review, reviewer));
            put(process, Headers.REVIEW_VOTED, new VoteRecord(file.caseId(), review, reviewer, "clear"));
        }
    }

    private static void put(ProcessUnderTest process, String type, Object content) {
        process.put("replies", type, Json.write(content));
    }
}
