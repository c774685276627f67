"""Names put together by rule: a common family name and common characters. Whoever is called so is not meant."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

__all__ = ["FAMILY_NAMES", "people_names", "township_name", "village_name"]

FAMILY_NAMES: Final = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_MIDDLE: Final = "文明国建志永春秀玉桂金世德光家小晓红丽海天云正兴福成学庆开自维景松柏"
_LAST: Final = "华平英芳军强兰珍林生荣贵祥龙凤霞梅香芬琴群富才良忠义仁礼和顺安康宁清波涛峰山川雨雪"
_TOWNS: Final = "柳河青石白杨云岭松坪竹溪梅林沙坝清水金沟月亮马鞍双桥大寨龙潭凤山泉口茶园石板高田"
_SIDES: Final = ("东", "西", "南", "北", "上", "下", "前", "后", "大", "小", "新", "老")
_GROUNDS: Final = ("坪", "岭", "沟", "坝", "湾", "塘", "坡", "田", "寨", "桥", "泉", "林")


def people_names(rng: "np.random.Generator", family: "pl.Series") -> "pl.Series":
    """Return a name for each family name: one given character or two."""
    import numpy as np
    import polars as pl

    count = len(family)
    middle = np.array([*_MIDDLE, ""])[rng.choice(len(_MIDDLE) + 1, count, p=_with_none(len(_MIDDLE), 0.25))]
    last = np.array(list(_LAST))[rng.integers(0, len(_LAST), count)]
    return pl.select(pl.concat_str([family, pl.Series(middle), pl.Series(last)])).to_series()


def _with_none(others: int, none: float) -> "list[float]":
    return [(1 - none) / others] * others + [none]


def township_name(place: int) -> str:
    """Return the name of the township at `place`, from 0.

    >>> township_name(0), township_name(20)
    ('柳河', '柳河二')
    """
    names = len(_TOWNS) // 2
    turn, number = divmod(place, names)
    return _TOWNS[2 * number : 2 * number + 2] + ("" if not turn else "一二三四五六七八九十"[turn % 10])


def village_name(place: int) -> str:
    """Return the name of the village at `place` of a township, from 0; there are 144.

    >>> village_name(0), village_name(13)
    ('东坪', '西沟')
    """
    turn, side = divmod(place, len(_SIDES))
    return _SIDES[side] + _GROUNDS[(side + turn) % len(_GROUNDS)]
