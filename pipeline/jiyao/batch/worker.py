"""A worker process (工作进程): how it comes into being, and what it does until it is sent away."""

from __future__ import annotations

import gc
import multiprocessing as mp
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from jiyao.batch.task import Tool, outcome_of, pipeline_of
from jiyao.errors import JiyaoError

Life = Callable[[Connection, Tool], None]
Context = ForkContext | ForkServerContext | SpawnContext

FORKABLE = frozenset({"lexer", "pkuseg"})
"""Engines whose libraries keep no threads of their own, which a fork would leave behind."""


def work(connection: Connection, tool: Tool) -> None:
    """Life of a worker: one pipeline, then an outcome for each task until the line closes.

    It sends None when the pipeline is ready, the error when it cannot be built, then an outcome
    for each task that it is sent.
    """
    try:
        nlp = pipeline_of(tool.engine)
    except JiyaoError as error:
        connection.send(error)
        return
    connection.send(None)
    while True:
        task = connection.recv()
        connection.send(outcome_of(nlp, task, min_confidence=tool.min_confidence))


def context_for(tool: Tool, life: Life) -> Context:
    """How processes are started here.

    On Linux, from a process without other Python threads, workers are forked from this one after
    it has read the tables and compiled the patterns once for all; each makes an engine of its
    own. Elsewhere a fork server, or a fresh interpreter, does the same more slowly.
    """
    forks = sys.platform == "linux" and threading.active_count() == 1
    if forks and tool.engine.name in FORKABLE:
        if life is work:
            _prepare()
        return mp.get_context("fork")
    if "forkserver" not in mp.get_all_start_methods():
        return mp.get_context("spawn")
    context = mp.get_context("forkserver")
    context.set_forkserver_preload(["jiyao.flow", "jiyao.batch.task"])
    return context


def hired(
    context: Context, life: Life, tool: Tool, others: Sequence[Connection]
) -> tuple[BaseProcess, Connection]:
    """Start a worker.

    Args:
        context: from `context_for`.
        life: what it does.
        tool: what it works with.
        others: this process's lines to other workers. A forked worker closes its copies of them,
            so that each of them sees when this process is gone.
    Returns:
        The process and the line to it.
    """
    ours, theirs = context.Pipe()
    unwanted = (*others, ours) if isinstance(context, ForkContext) else ()
    begin = partial(_begin, life, unwanted)
    process = context.Process(target=begin, args=(theirs, tool), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _begin(life: Life, unwanted: Sequence[Connection], connection: Connection, tool: Tool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was inherited stays as it is, in memory that is shared
    for line in unwanted:
        line.close()
    try:
        life(connection, tool)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _prepare() -> None:
    """Build a pipeline and let it go: its tables and patterns stay, and forked workers share them."""
    from jiyao.flow import load
    from jiyao.segment.engine import engine_of

    load()
    engine_of.cache_clear()
