// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP byte by byte, so that also what no client would send is sent; from an address of its own on this machine. */
final class RawWeb {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 262_144;

    private final InetSocketAddress app;
    private final InetAddress from;

    /** @param from an address of the loopback network, as 127.0.0.2: all of them are this machine */
    RawWeb(URI app, String from) {
        this.app = new InetSocketAddress(InetAddress.getLoopbackAddress(), app.getPort());
        this.from = address(from);
    }

    private static InetAddress address(String digits) {
        try {
            return InetAddress.getByName(digits);
        } catch (UnknownHostException e) {
            throw new DrillFailed(digits + " is no address of this machine");
        }
    }

    /**
     * What came back.
     *
     * @param status 0 if nothing did
     * @param head the lines before the body
     */
    record Answer(int status, String head, String body) {
        static final Answer NONE = new Answer(0, "", "");

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }

        /** The first that is set, with its name. */
        Optional<String> cookie() {
            return header("Set-Cookie").map(cookie -> cookie.split(";", 2)[0]);
        }

        /** The one of a name, with it. */
        Optional<String> cookie(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, "Set-Cookie: " + name, 0, 12 + name.length()))
                    .map(line -> line.substring(12).split(";", 2)[0])
                    .findFirst();
        }
    }

    /** One request; the connection is closed by the server, or with this method. */
    static byte[] request(String method, String target, List<String> headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + target + " HTTP/1.1\r\n").getBytes(StandardCharsets.UTF_8));
        headers.forEach(header -> bytes.writeBytes((header + "\r\n").getBytes(StandardCharsets.UTF_8)));
        bytes.writeBytes("Connection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(app, (int) PATIENCE.toMillis());
        return socket;
    }

    Answer send(byte[] request) {
        try (Socket socket = connect()) {
            write(socket, request);
            return read(socket.getInputStream());
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            return; // it was refused before its end, and the answer says why
        }
    }

    private static Answer read(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[8_192];
        try {
            for (int n = in.read(piece); n >= 0 && bytes.size() < MOST; n = in.read(piece)) {
                bytes.write(piece, 0, n);
                if (endless(bytes)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            return bytes.size() == 0 ? Answer.NONE : parsed(bytes.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return parsed(bytes.toString(StandardCharsets.UTF_8)); // what came before the connection broke counts
        }
        return parsed(bytes.toString(StandardCharsets.UTF_8));
    }

    /** A stream of events has no end; its head is enough. */
    private static boolean endless(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end > 0 && text.substring(0, end).contains("text/event-stream");
    }

    static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        boolean http = head.startsWith("HTTP/1.") && head.length() >= 12;
        String status = http ? head.substring(9, 12) : "";
        String rest = end < 0 ? "" : text.substring(end + 4);
        if (status.equals("100") && !rest.isEmpty()) {
            return parsed(rest); // it only said that the body may come
        }
        return status.matches("[1-5][0-9][0-9]") ? new Answer(Integer.parseInt(status), head, rest) : Answer.NONE;
    }
}
