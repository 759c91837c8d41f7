// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Analysis;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.casefile.Reply;

/** Photos that will do, and on which alone nobody is let through. */
final class Doubts {
    private Doubts() {}

    /** The comparison as it is, unless a human should see one of the photos. */
    static Comparison about(Comparison comparison, Analysis... photos) {
        List<String> reasons = Stream.of(photos)
                .flatMap(photo -> photo.doubts().stream())
                .distinct()
                .toList();
        return reasons.isEmpty() ? comparison : new Comparison.Doubted(comparison, reasons);
    }

    /** A human looks at what would have passed, and reads why; what would have failed fails. */
    static Reply referred(Reply reply, List<String> doubts) {
        List<String> reasons =
                Stream.concat(reply.reasons().stream(), doubts.stream()).toList();
        return switch (reply.kind()) {
            case PASS, REFER -> new Reply(Reply.Kind.REFER, reasons, reply.facts(), reply.question());
            case FAIL, RETAKE, DONE, STARTED, ASK, DECLINED, UNAVAILABLE, MALFORMED -> reply;
        };
    }
}
