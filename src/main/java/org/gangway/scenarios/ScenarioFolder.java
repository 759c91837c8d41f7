// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gangway.chat.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * For local use: publishes the built-in scenarios at the start, and each file of a folder as soon as it changes. What is
 * refused is said in the log, and nothing else happens.
 */
final class ScenarioFolder implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioFolder.class);
    private static final int PHASE = CatalogueReader.PHASE + 1;

    private final FolderFiles folder;
    private final Duration look;
    private final List<BuiltIn> builtIn;
    private final Texts texts;
    private final Publisher publisher;
    private final Set<Path> refused = new HashSet<>();
    private final Map<Path, Seen> seen = new HashMap<>();
    private @Nullable ScheduledExecutorService clock;

    /** A scenario or rule table on the class path. */
    record BuiltIn(String name, String content) {}

    /** @param handled false while the file may still be being written: it is read when it has kept still for one look */
    private record Seen(FileTime modified, long size, boolean handled) {}

    private static final Seen NEVER = new Seen(FileTime.fromMillis(0), -1, false);

    ScenarioFolder(Path folder, Duration look, List<BuiltIn> builtIn, Texts texts, Publisher publisher) {
        this.folder = new FolderFiles(folder);
        this.look = look;
        this.builtIn = builtIn;
        this.texts = texts;
        this.publisher = publisher;
    }

    @Override
    public synchronized void start() {
        builtIn.stream()
                .sorted(Comparator.comparing(BuiltIn::name, FolderFiles.IN_ORDER))
                .forEach(file -> publish(file.name(), file.content()));
        publishWhatLies();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("scenario-folder").daemon().factory());
        started.scheduleWithFixedDelay(this::lookSafely, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
        clock = started;
    }

    /** Before anything is UP: the first customer may want one of these. What is just being written has to keep still first. */
    private void publishWhatLies() {
        FileTime quiet = FileTime.from(Instant.now().minus(look));
        for (Path file : folder.list()) {
            Seen now = now(file);
            if (now.modified().compareTo(quiet) < 0) {
                seen.put(file, now);
            }
        }
        lookSafely();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("folder", folder.folder())
                    .log("the scenario folder could not be read");
        }
    }

    /** One look. A file is published when it has changed since it was, and kept still since the look before. */
    synchronized void look() {
        for (Path file : folder.list()) {
            Seen now = now(file);
            Seen before = seen.getOrDefault(file, NEVER);
            boolean still = before.modified().equals(now.modified()) && before.size() == now.size();
            if (still && !before.handled()) {
                changed(file);
            }
            seen.put(file, new Seen(now.modified(), now.size(), still));
        }
    }

    private void changed(Path file) {
        if (FolderFiles.hasTexts(file)) {
            refresh(file);
            List.copyOf(refused).forEach(this::publish); // perhaps they only lacked a sentence
        } else {
            publish(file);
        }
    }

    private void refresh(Path file) {
        try {
            texts.refresh();
        } catch (IllegalArgumentException e) {
            LOG.atError().addKeyValue("file", file).log("the texts stay as they were: {}", e.getMessage());
        }
    }

    private void publish(Path file) {
        if (publish(String.valueOf(file.getFileName()), read(file))) {
            refused.remove(file);
        } else {
            refused.add(file);
        }
    }

    private boolean publish(String name, String content) {
        try {
            publisher.publish(content, name);
            return true;
        } catch (BrokenScenario e) {
            e.problems().forEach(problem -> LOG.atError()
                    .addKeyValue("file", name)
                    .addKeyValue("line", problem.line())
                    .log("refused, {}:{}: {}", name, problem.line(), problem.text()));
        } catch (IllegalStateException e) {
            LOG.atError().addKeyValue("file", name).log("not published, save the file again: {}", e.getMessage());
        }
        return false;
    }

    private static Seen now(Path file) {
        try {
            return new Seen(Files.getLastModifiedTime(file), Files.size(file), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
        }
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
