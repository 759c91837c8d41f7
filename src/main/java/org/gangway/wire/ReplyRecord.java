// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;
import java.util.Map;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.jspecify.annotations.Nullable;

/** On {@code replies}, type {@code org.gangway.step.replied.v1}: what came back for one round of one step. */
public record ReplyRecord(
        String caseId,
        String commandId,
        String step,
        int delivery,
        Reply.Kind kind,
        List<String> reasons,
        Map<String, Value> facts,
        @Nullable Question question) {}
