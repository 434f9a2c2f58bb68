"""Model folders that are real files, made here: a few words, a few numbers, weights out of a seed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

_SAID = """[PAD] [UNK] [CLS] [SEP] de het een is was te laat niet goed slecht snel traag monteur trein service
    the a late not good bad slow fast engineer train kind rude vriendelijk kapot"""
WORDS = _SAID.split()
WIDTH = 8


def tokenizer(folder: Path) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    places = {word: place for place, word in enumerate(dict.fromkeys(WORDS))}
    made = Tokenizer(models.WordLevel(places, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", places["[CLS]"]), ("[SEP]", places["[SEP]"])]
    made.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    made.save(str(folder / "tokenizer.json"))


def onnx_folder(folder: Path, *, inputs: tuple[str, ...] = ("input_ids", "attention_mask")) -> Path:
    """A table of vectors with a layer on top, as a model with one vector a token."""
    from onnx import TensorProto, checker, helper, numpy_helper, save

    dice = np.random.default_rng(7)
    table = numpy_helper.from_array(dice.normal(size=(len(WORDS), WIDTH)).astype(np.float32), "table")
    layer = numpy_helper.from_array(dice.normal(size=(WIDTH, WIDTH)).astype(np.float32), "layer")
    nodes = [
        helper.make_node("Gather", ["table", inputs[0]], ["words"]),
        helper.make_node("MatMul", ["words", "layer"], ["mixed"]),
        helper.make_node("Tanh", ["mixed"], ["last_hidden_state"]),
    ]
    asked = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in inputs]
    given = [
        helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", WIDTH])
    ]
    graph = helper.make_graph(nodes, "tiny", asked, given, [table, layer])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    checker.check_model(model)
    folder.mkdir(parents=True, exist_ok=True)
    save(model, str(folder / "model.onnx"))
    tokenizer(folder)
    return folder


def pooled(folder: Path, mode: str) -> Path:
    """Say in the folder how it pools, as sentence-transformers does."""
    (folder / "1_Pooling").mkdir(exist_ok=True)
    modules = [{"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}]
    (folder / "modules.json").write_text(json.dumps(modules))
    notes = {"word_embedding_dimension": WIDTH, f"pooling_mode_{mode}": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(notes))
    return folder


def bert_folder(folder: Path, *, labels: tuple[str, ...] = ()) -> Path:
    """A BERT of one layer with weights out of a seed, saved as safetensors by transformers itself."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(dict.fromkeys(WORDS)))
    torch.manual_seed(7)
    told = {"id2label": dict(enumerate(labels)), "label2id": {name: n for n, name in enumerate(labels)}}
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64, **(told if labels else {}),
    )  # fmt: skip
    model = (BertForSequenceClassification if labels else BertModel)(config)
    model.save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
