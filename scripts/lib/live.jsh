// Start-up file of scripts/jshell --live.
reply = null; // if connect() fails, "reply" is not the sandbox
reply = Reply.connect();
