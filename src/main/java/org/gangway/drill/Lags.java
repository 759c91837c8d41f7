// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.watch.GroupLag;

/** How far every group of an installation is behind, as Kafka itself knows it. */
final class Lags implements AutoCloseable {
    private static final String PREFIX = "gangway.";

    private final Admin admin;
    private final GroupLag lag;
    private final Map<String, List<String>> topics = new HashMap<>();

    Lags(Map<String, Object> client) {
        this.admin = Admin.create(client);
        this.lag = new GroupLag(admin);
        for (String step : AppSettings.STEPS.split(",", -1)) {
            reads(step, step + ".commands");
        }
        reads("announce", "eventbridge.batches");
        reads("packer", "announce.commands");
        reads("process", "chat.received", "replies");
    }

    private void reads(String group, String... names) {
        topics.put(PREFIX + group, List.of(names).stream().map(PREFIX::concat).toList());
    }

    /** By group, without the prefix. */
    Map<String, Long> now() {
        try {
            Map<String, Long> now = new TreeMap<>();
            lag.of(topics).forEach((group, records) -> now.put(group.substring(PREFIX.length()), records));
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (ExecutionException e) {
            throw new DrillFailed("the broker does not say how far the groups are");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
