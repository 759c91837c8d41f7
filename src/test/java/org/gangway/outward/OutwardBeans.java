// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.time.ZoneOffset;
import java.util.function.BiConsumer;

/** The beans of the routes, outside Spring. */
public final class OutwardBeans {
    private OutwardBeans() {}

    public static void bind(BiConsumer<String, Object> registry) {
        registry.accept("leads", new Leads());
        registry.accept("accounts", new Accounts(new CoreBankingSettings(1, 1, ZoneOffset.UTC, "")));
    }
}
