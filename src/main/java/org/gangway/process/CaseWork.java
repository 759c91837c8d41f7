// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.gangway.casefile.Pacing;
import org.gangway.sealing.CaseKeys;

/**
 * What every task of one instance works with.
 *
 * @param tick how often deadlines are looked at
 * @param deadLetters whether they can be written now
 */
record CaseWork(
        Courses courses,
        CaseKeys keys,
        InputReader reader,
        Speaking speaking,
        Pacing pacing,
        Duration tick,
        PromptCommits prompt,
        ProcessMetrics metrics,
        DecisionSpans spans,
        BooleanSupplier deadLetters) {}
