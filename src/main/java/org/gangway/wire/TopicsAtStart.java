// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes or checks the topics after the broker is there and before anything reads or writes. */
final class TopicsAtStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsAtStart.class);

    private final TopicKeeper keeper;
    private final TopicsSettings.AtStart what;
    private final Supplier<Admin> admin;
    private final StepNames steps;
    private volatile boolean running;

    TopicsAtStart(TopicKeeper keeper, TopicsSettings.AtStart what, Supplier<Admin> admin, StepNames steps) {
        this.keeper = keeper;
        this.what = what;
        this.admin = admin;
        this.steps = steps;
    }

    /** @throws TopicsWrong if they are not as they must be */
    @Override
    public void start() {
        switch (what) {
            case CREATE -> create();
            case VERIFY -> verify();
            case IGNORE -> LOG.atWarn().log("topics were not looked at");
        }
        running = true;
    }

    private void create() {
        try (Admin client = admin.get()) {
            List<String> done = keeper.apply(client, steps.steps());
            LOG.atInfo().addKeyValue("changed", done.size()).log("topics are as they must be");
        }
    }

    private void verify() {
        try (Admin client = admin.get()) {
            keeper.verify(client, steps.steps());
            LOG.atInfo().log("topics are as they must be");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
