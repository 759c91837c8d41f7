// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;

/** For tests of the route that fetches lists. */
public final class ListFetches {

    private ListFetches() {}

    /** Fetches only what has an address. */
    public static ListFetching of(Path folder, MeterRegistry meters, long bytes, String un, String eu) {
        var addresses = new FetchSettings.Addresses(eu, "", "", "", un);
        return new ListFetching(folder, new FetchSettings(true, Duration.ofHours(6), bytes, addresses), meters);
    }
}
