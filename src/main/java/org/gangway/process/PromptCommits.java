// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a commit is worth asking for ahead of its time: a customer waits for a reply, a hand does not. Commits cost the
 * broker a marker on every partition that was written to, so not for every reply. Shared by the tasks of one instance.
 */
final class PromptCommits {
    private final long apart;
    private final AtomicLong last;

    /** @param apart the least time between two of them */
    PromptCommits(Duration apart) {
        this.apart = apart.toNanos();
        this.last = new AtomicLong(System.nanoTime() - this.apart);
    }

    /** Whether to ask for one now; if so, the next is not due for a while. */
    boolean due() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= apart && last.compareAndSet(before, now);
    }
}
