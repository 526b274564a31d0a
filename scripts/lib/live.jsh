// Start-up file of scripts/jshell --live.
reply = null; // never the sandbox by mistake
reply = Reply.connect();
