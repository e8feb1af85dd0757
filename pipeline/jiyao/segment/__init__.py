"""Stage 2: articles become spaCy Docs with sentences, words, parts of speech and names."""

from jiyao.segment.engine import ENGINES, Analysis, Engine, EngineInfo, load_engine

__all__ = ["ENGINES", "Analysis", "Engine", "EngineInfo", "load_engine"]
