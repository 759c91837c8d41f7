// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With {@code gangway.broker.embedded=true}: starts the broker on a thread of its own while Spring builds the rest, says
 * where it is in {@code gangway.kafka.bootstrap-servers}, and closes it after every other bean.
 *
 * <p>{@code gangway.broker.port} (9092; 0 for a free one), {@code gangway.data} (its folder is {@code broker} in there).
 */
public final class BrokerAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.getProperty("gangway.broker.embedded", Boolean.class, false)) {
            return;
        }
        int wished = environment.getProperty("gangway.broker.port", Integer.class, 9092);
        int port = wished == 0 ? FreePort.next() : wished;
        Path folder = Path.of(environment.getProperty("gangway.data", "data"), "broker");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded broker", Map.of("gangway.kafka.bootstrap-servers", BrokerSettings.address(port))));
        register(context, BrokerLifecycle.startOnItsOwnThread(folder, port));
    }

    private static void register(ConfigurableApplicationContext context, BrokerLifecycle broker) {
        context.getBeanFactory().registerSingleton("embeddedBroker", broker);
        // Beans are destroyed in the reverse order of registration: this one, the first, after all its clients.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("embeddedBroker", broker);
    }
}
