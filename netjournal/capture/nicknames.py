"""The nicknames met most often, for reading a line without the whole table of the finder."""

from __future__ import annotations

from functools import cache

_GROUPS = (
    "abigail abby gail|albert al bert|alexander alex sandy xander|alexandra alex sandra lexi"
    "|alfred alf fred alfie|andrew andy drew|angela angie|anthony tony|antonia toni|arthur art"
    "|barbara barb babs|benjamin ben benny|beatrice bea trixie|bernard bernie"
    "|caroline carrie caro|catherine kate cathy katie cat|katherine kate kathy katie"
    " kat kitty|kathleen kath kay"
    "|charles charlie chuck|christine chris chrissie tina|christopher chris kit"
    "|daniel dan danny|david dave davy|deborah deb debbie|dorothy dot dottie dolly"
    "|edward ed eddie ted ned|eleanor ellie nell nora"
    "|elizabeth liz beth betty lizzie eliza betsy|emily em|ernest ernie|eugene gene"
    "|florence flo florrie|frances fran|francis frank|franklin frank|frederick fred freddie"
    "|gabriel gabe|geoffrey geoff|gerald gerry jerry|gregory greg|harold harry hal"
    "|helen nell nellie|henry harry hank hal|isabella bella izzy|jacob jake|jacqueline jackie"
    "|james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|jessica jess jessie"
    "|john johnny jack|jonathan jon johnny|joseph joe joey|josephine jo josie|joshua josh"
    "|judith judy|kenneth ken kenny|kimberly kim|lawrence larry|leonard leo len lenny"
    "|louis lou|louise lou|margaret maggie peggy meg marge greta|martin marty|mary molly polly"
    "|matthew matt|maximilian max|michael mike mick mickey|nathaniel nate nat|nathan nate"
    "|nicholas nick|nicola nicky|oliver ollie|pamela pam|patricia pat patty trish"
    "|patrick pat paddy|penelope penny|peter pete|philip phil|raymond ray|rebecca becky becca"
    "|richard rick dick rich ricky|robert bob rob bobby robbie|ronald ron ronnie"
    "|rosalind ros rosie|rosemary rosie|russell russ|samantha sam|samuel sam sammy"
    "|sarah sally sadie|stephen steve|steven steve|stuart stu|susan sue susie|suzanne sue"
    "|theodore ted theo teddy|theresa terry tess|thomas tom tommy|timothy tim|valerie val"
    "|veronica ronnie|victoria vicky tori|vincent vince|virginia ginny|walter walt"
    "|william will bill billy liam|winifred winnie|zachary zach"
)
"""A given name, then what it is called."""


@cache
def _table() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for group in _GROUPS.split("|"):
        given, *short = group.split()
        for name in short:
            table.setdefault(name, set()).add(given)
            table.setdefault(given, set()).add(name)
    return table


def other_names(given: str) -> frozenset[str]:
    """Return what else a folded given name may stand for: Robert for Bob, Bob for Robert."""
    return frozenset(_table().get(given, ()))
