// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;

/**
 * Answers 400 to a transfer coding, a version of HTTP or a CONNECT that no server here has. RFC 9110 allows 501 and 505, and Tomcat answers so; but
 * any stranger can ask for that, and Gangway keeps 5xx for its own faults, so that an alarm on 5xx means something. Like 501, 400 ends the connection.
 *
 * <p>Found by the scan for the application's own server, and by {@code META-INF/spring} for that of a management port of its own.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ClientFault {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientFaultAnswers() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.addLifecycleListener(ClientFault::enterByEntrance));
    }

    /** A connector makes its own adapter when it is initialised, and no connection has come yet. */
    private static void enterByEntrance(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT) && event.getLifecycle() instanceof Connector connector) {
            connector.getProtocolHandler().setAdapter(new Entrance(connector));
        }
    }

    /**
     * Where every request comes by whose head has been read. A valve would be too late: {@code OPTIONS *} is answered before the first of them.
     * Nothing is on its way to the client yet, and what logs the access does it later.
     */
    private static final class Entrance extends CoyoteAdapter {

        Entrance(Connector connector) {
            super(connector);
        }

        @Override
        protected boolean postParseRequest(
                org.apache.coyote.Request asked,
                Request request,
                org.apache.coyote.Response answered,
                Response response)
                throws IOException, ServletException {
            blameClient(answered); // for what the parser of heads did not know
            boolean goesOn = super.postParseRequest(asked, request, answered, response);
            blameClient(answered); // for CONNECT
            return goesOn;
        }

        private static void blameClient(org.apache.coyote.Response answered) {
            int status = answered.getStatus();
            if (status == HttpStatus.NOT_IMPLEMENTED.value()
                    || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value()) {
                answered.setStatus(HttpStatus.BAD_REQUEST.value());
            }
        }
    }
}
