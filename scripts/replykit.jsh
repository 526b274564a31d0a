// Start-up file of scripts/jshell. In a plain JShell, with replykit on its
// class path: /open scripts/replykit.jsh
// Bind "reply" to your account instead with: reply = Reply.connect()
import dev.replykit.*;
import dev.replykit.internal.cli.Example;
import dev.replykit.sandbox.Sandbox;
import static dev.replykit.Step.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.stream.*;

Reply reply = Reply.sandbox();
