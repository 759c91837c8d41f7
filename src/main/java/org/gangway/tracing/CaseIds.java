// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for the root of a case: its own follow from the case. */
final class CaseIds implements IdGenerator {
    private static final ThreadLocal<@Nullable CaseTrace> ROOT = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    static <T> T withRoot(CaseTrace trace, Supplier<T> work) {
        ROOT.set(trace);
        try {
            return work.get();
        } finally {
            ROOT.remove();
        }
    }

    @Override
    public String generateTraceId() {
        CaseTrace trace = ROOT.get();
        return trace == null ? random.generateTraceId() : trace.id();
    }

    @Override
    public String generateSpanId() {
        CaseTrace trace = ROOT.get();
        return trace == null ? random.generateSpanId() : trace.root();
    }
}
