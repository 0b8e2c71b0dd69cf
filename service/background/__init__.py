"""Jobs and who does them: the queue, the workers, what is told and cleared afterwards."""
