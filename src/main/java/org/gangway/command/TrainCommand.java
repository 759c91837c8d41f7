// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gangway.Gangway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * Starts the application on free ports and an empty folder, and ends. What it loads on the way is what the class-data
 * archive holds.
 */
@Command(name = "train", hidden = true, description = "Start the application and end, for the class-data archive.")
final class TrainCommand implements Runnable {

    @Override
    public void run() {
        try {
            train(Files.createTempDirectory("gangway-train"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(Path data) throws IOException {
        try (ConfigurableApplicationContext app = SpringApplication.run(Gangway.class, settings(data))) {
            if (!app.isRunning()) {
                throw new IllegalStateException("the application did not start");
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static String[] settings(Path data) {
        return new String[] {
            "--gangway.data=" + data,
            "--gangway.broker.embedded=true",
            "--gangway.broker.port=0",
            "--gangway.topics.at-start=create",
            "--gangway.sandbox.port=0",
            "--server.port=0",
            "--logging.level.root=error"
        };
    }
}
