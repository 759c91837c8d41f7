// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.sandbox.Knobs.Fault;
import org.gangway.sandbox.Knobs.Target;

/** Which request goes to whom, and which faults come in between. */
final class Routes {

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Request request);
    }

    private record Route(String method, List<String> template, Handler handler) {
        Optional<Map<String, String>> match(Request request, List<String> path) {
            if (!method.equals(request.method()) || path.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = template.get(i);
                if (part.startsWith("{")) {
                    variables.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final Knobs knobs;

    Routes(Knobs knobs) {
        this.knobs = knobs;
    }

    /** A request without faults, for people and tests. */
    Routes on(String method, String template, Handler handler) {
        routes.add(new Route(method, parts(template), handler));
        return this;
    }

    /** A request of the counterparty, with the faults that every HTTP interface can have. */
    Routes on(Target target, String method, String template, Handler handler) {
        return on(method, template, request -> faulty(target, request, handler));
    }

    Answer handle(Request request) {
        List<String> path = parts(request.path());
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request, path);
            if (variables.isPresent()) {
                return route.handler().handle(request.with(variables.get()));
            }
        }
        throw new Refusal(404, "the sandbox has nothing here; its page / lists what it has");
    }

    private Answer faulty(Target target, Request request, Handler handler) {
        if (knobs.on(target, Fault.DOWN)) {
            throw new Refusal(503, "down, as a knob says");
        }
        if (knobs.on(target, Fault.THROTTLE)) {
            throw new Refusal(429, "too many requests, as a knob says");
        }
        Answer answer = handler.handle(request);
        if (knobs.on(target, Fault.GARBAGE)) {
            return Answer.of(200, "application/json", "<<< not JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (knobs.on(target, Fault.PARTIAL)) {
            throw new Refusal(500, "done, but the answer is lost, as a knob says");
        }
        return answer;
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
