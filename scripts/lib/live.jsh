// Start-up file of scripts/jshell --live.
reply = Reply.connect();
