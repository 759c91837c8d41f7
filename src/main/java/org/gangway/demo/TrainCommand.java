// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gangway.Gangway;
import org.gangway.broker.FreePort;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * Starts the application on free ports and an empty folder, takes one customer from consent to an account, and ends. What is
 * loaded on the way, and from JDK 25 how often it is used, is what the class-data archive holds: so the first customer after a
 * start does not wait for it, either.
 */
@Command(name = "train", hidden = true, description = "Start, serve one customer and end, for the class-data archive.")
public final class TrainCommand implements Callable<Integer> {
    private final int port = FreePort.next();
    private final int sandboxPort = FreePort.next();

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("gangway-train");
        try (ConfigurableApplicationContext app = SpringApplication.run(Gangway.class, settings(data))) {
            return serve(app).outcome().equals("approved") ? 0 : 1;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private DemoEndings.Ending serve(ConfigurableApplicationContext app) {
        DemoBank bank = new DemoBank(here(port), here(sandboxPort));
        bank.awaken();
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new DemoStory(here(port), bank, DemoCommand.photos(app), nobody).approved();
    }

    private static URI here(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private String[] settings(Path data) {
        return new String[] {
            "--gangway.data=" + data,
            "--gangway.broker.embedded=true",
            "--gangway.broker.port=0",
            "--gangway.topics.at-start=create",
            "--gangway.sandbox.port=" + sandboxPort,
            "--gangway.sandbox.smtp-port=" + FreePort.next(),
            "--gangway.eventbridge.linger=PT0.2S",
            "--server.port=" + port,
            "--logging.level.root=error"
        };
    }
}
