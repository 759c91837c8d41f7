// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsWrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Timeout(120)
class EmbeddedBrokerAtStartTest {
    private final Path data;

    EmbeddedBrokerAtStartTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void theBrokerIsThereBeforeAndAfterEverythingElse() throws Exception {
        try (ConfigurableApplicationContext context = start("create")) {
            Client client = context.getBean(Client.class);
            assertThat(client.topics())
                    .contains(context.getBean(TopicNames.class).physical("case-keys"));
        }
        assertThat(Client.seenAtTheEnd).isPositive();
        FolderLock.take(data.resolve("broker")).close();
    }

    @Test
    void missingTopicsStopTheStartAndTheBroker() throws Exception {
        assertThatThrownBy(() -> start("verify"))
                .hasRootCauseInstanceOf(TopicsWrong.class)
                .rootCause()
                .hasMessageContaining("gangway.chat.received: missing");
        FolderLock.take(data.resolve("broker")).close();
    }

    @Test
    void aFolderInUseStopsTheStart() throws Exception {
        try (FolderLock other = FolderLock.take(data.resolve("broker"))) {
            assertThat(other.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> start("create")).hasRootCauseInstanceOf(BrokerRefused.class);
        }
    }

    private ConfigurableApplicationContext start(String topics) {
        return new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--gangway.broker.embedded=true",
                        "--gangway.broker.port=0",
                        "--gangway.data=" + data,
                        "--gangway.topics.at-start=" + topics);
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.gangway.wire")
    static class App {
        @Bean
        Client client(KafkaAccess kafka) {
            return new Client(Admin.create(kafka.clientConfig()));
        }
    }

    /** Still needs the broker while it is being destroyed, as a producer does that flushes. */
    record Client(Admin admin) implements DisposableBean {
        private static int seenAtTheEnd;

        java.util.Set<String> topics() throws Exception {
            return admin.listTopics().names().get(3, SECONDS);
        }

        @Override
        public void destroy() throws Exception {
            seenAtTheEnd = topics().size();
            admin.close();
        }
    }
}
