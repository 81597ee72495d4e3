"""Who and what the sample is about: offices, people, sections, enterprises and some three hundred outlets, all invented."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import datetime
import random

import river

NEIXIANG, DENGZHOU = '411325', '411381'
COUNTY = {NEIXIANG: '内乡县', DENGZHOU: '邓州市'}
RIVER = {'TH': '湍河', 'ZH': '赵河', 'DH': '刁河'}
OFFICE = {NEIXIANG: 'U-NX-ST', DENGZHOU: 'U-DZ-ST'}

WATERS = [
    dict(code='BH', name='唐白河', type='river', level=1),
    dict(code='TH', name='湍河', type='river', level=2, parent='BH', target='III', river_chief='示例河长一'),
    dict(code='ZH', name='赵河', type='river', level=3, parent='TH', target='IV', river_chief='示例河长二'),
    dict(code='DH', name='刁河', type='river', level=2, parent='BH', target='III', river_chief='示例河长三'),
    dict(code='QD', name='示范区渠系', type='canal'),
]
UNITS = [
    dict(code='U-SJ-ST', name='示例省生态环境厅', type='ecology', level='provincial', division='410000'),
    dict(code='U-CS-ST', name='示例市生态环境局', type='ecology', level='city', division='411300', parent='U-SJ-ST'),
    dict(code='U-NX-ZF', name='内乡县人民政府（示例）', type='government', level='county', division=NEIXIANG),
    dict(code='U-NX-ST', name='内乡县生态环境分局（示例）', type='ecology', level='county', division=NEIXIANG, parent='U-CS-ST'),
    dict(code='U-NX-XZ', name='示例一镇人民政府', type='town', level='town', division=NEIXIANG, parent='U-NX-ZF'),
    dict(code='U-DZ-ZF', name='邓州市人民政府（示例）', type='government', level='county', division=DENGZHOU),
    dict(code='U-DZ-ST', name='邓州市生态环境分局（示例）', type='ecology', level='county', division=DENGZHOU, parent='U-CS-ST'),
    dict(code='U-DZ-ZJ', name='邓州市住房和城乡建设局（示例）', type='housing', level='county', division=DENGZHOU, parent='U-DZ-ZF'),
    dict(code='U-DZ-XZ', name='示例二镇人民政府', type='town', level='town', division=DENGZHOU, parent='U-DZ-ZF'),
    dict(code='U-JC', name='示例环境检测有限公司', type='laboratory', level='none', division='411300'),
    dict(code='U-PC', name='示例管网排查有限公司', type='contractor', level='none', division='411300'),
]
PEOPLE = [
    dict(code='R01', name='示例甲', unit='U-CS-ST', role='office', title='科长'),
    dict(code='R02', name='示例乙', unit='U-NX-ST', role='field', title='现场组长'),
    dict(code='R03', name='示例丙', unit='U-DZ-ST', role='field', title='现场组长'),
    dict(code='R04', name='示例丁', unit='U-CS-ST', role='acceptor', title='副科长'),
    dict(code='R05', name='示例戊', unit='U-CS-ST', role='acceptor', title='工程师'),
    dict(code='R06', name='示例己', unit='U-SJ-ST', role='reviewer', title='处长'),
    dict(code='R07', name='示例庚', unit='U-SJ-ST', role='acceptor', title='副处长'),
    dict(code='R08', name='示例辛', unit='U-DZ-ZF', role='sponsor', title='副市长'),
    dict(code='R09', name='示例壬', unit='U-PC', role='contractor', title='项目经理'),
    dict(code='R10', name='示例癸', unit='U-SJ-ST', role='acceptor', title='调研员'),
]
# code, name, reach, share of it, level, role, target
SECTIONS = [
    ('TH-S1', '湍河上游对照断面', 'TH08', .5, 'city', 'background', 'II'),
    ('TH-S2', '内邓交界断面', 'TH17', .1, 'national', 'county_boundary', 'III'),
    ('TH-S3', '邓州城下断面', 'TH26', .7, 'provincial', 'control', 'III'),
    ('TH-S4', '湍河入白河口断面', 'TL04', .8, 'national', 'tributary_mouth', 'III'),
    ('ZH-S1', '赵河入湍河口断面', 'ZH05', .7, 'city', 'tributary_mouth', 'IV'),
    ('DH-S1', '刁河邓州出境断面', 'DH18', .5, 'provincial', 'county_boundary', 'III'),
]
# Type, how many of a hundred, what its water is, who it comes from.
SHARES = [
    ('rural_domestic', 24, 'domestic', 'rural_domestic'), ('urban_rain', 22, 'rain', 'rain'), ('ditch', 19, 'mixed', 'farmland'),
    ('urban_domestic', 9, 'domestic', 'urban_domestic'), ('rural_facility', 7, 'treated', 'rural_domestic'),
    ('irrigation', 5, 'agricultural', 'farmland'), ('livestock_small', 4, 'livestock', 'livestock'),
    ('industry_factory', 3, 'industrial', 'industry'), ('industry_factory_rain', 2, 'rain', 'industry'),
    ('treatment_plant', 2, 'treated', 'treatment_plant'), ('aquaculture_small', 2, 'aquaculture', 'aquaculture'),
    ('other_outlet', 1, 'mixed', 'other'),
]
SHORT = dict(rural_domestic='农村生活污水散排口', urban_rain='城镇雨洪排口', ditch='沟渠排口', urban_domestic='城镇生活污水散排口',
             rural_facility='农村污水处理设施排污口', irrigation='大中型灌区排口', livestock_small='规模以下畜禽养殖排污口',
             industry_factory='工业企业排污口', industry_factory_rain='工业企业雨洪排口', treatment_plant='城镇污水处理厂排污口',
             aquaculture_small='规模以下水产养殖排污口', other_outlet='其他排污口')
TRADES = [('食品厂', '1495', 'industry'), ('纺织厂', '1711', 'industry'), ('造纸厂', '2221', 'industry'), ('化工厂', '2614', 'industry'),
          ('酒厂', '1512', 'industry'), ('制革厂', '1910', 'industry'), ('水泥厂', '3011', 'industry'), ('机械厂', '3311', 'industry')]
TOWN = ('urban_rain', 'urban_domestic', 'treatment_plant', 'industry_factory', 'industry_factory_rain')
# How far the outlets of a county have come, of a hundred; 内乡县 is late.
STAGES = {DENGZHOU: [('suspected', 5), ('rejected', 2), ('to_monitor', 8), ('to_trace', 10), ('to_rectify', 24), ('task', 15), ('no_action', 24),
                     ('supervised', 12)],
          NEIXIANG: [('suspected', 16), ('rejected', 3), ('to_monitor', 20), ('to_trace', 22), ('to_rectify', 15), ('task', 9), ('no_action', 12),
                     ('supervised', 3)]}


def credit_code(serial):
    """A unified social credit code that passes its check (GB 32100-2015) and belongs to nobody."""
    letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    body = f'91411381MASF{serial:05d}'.replace('I', '1').replace('O', '0')
    weights = [3 ** place % 31 for place in range(17)]
    # The letter S is not in the alphabet; F and A are.
    body = body.replace('S', 'A')
    return body + letters[-sum(letters.index(letter) * weight for letter, weight in zip(body, weights)) % 31]


def enterprises(reaches):
    rows = []
    for serial, (trade, industry, kind) in enumerate(TRADES, 1):
        lon, lat = reaches[['TH26', 'TH24', 'ZH04', 'TH25', 'DH09', 'TH14', 'TH12', 'DH12'][serial - 1]].at(.45, 'left', 900 + 40 * serial)
        rows.append(dict(code=f'QY{serial:02d}', name=f'示例{trade}', credit_code=credit_code(serial), industry=industry, type=kind,
                         status='active', division=NEIXIANG if serial in (6, 7) else DENGZHOU, lon=f'{lon:.6f}', lat=f'{lat:.6f}',
                         address=f'示例路{serial}号', contact='示例联系人', remark='示范数据'))
    for serial, (name, reach, division) in enumerate([('示例第一污水处理厂', 'TH25', DENGZHOU), ('示例第二污水处理厂', 'TH27', DENGZHOU),
                                                      ('示例县城污水处理厂', 'TH12', NEIXIANG), ('示例镇污水处理厂', 'ZH03', DENGZHOU),
                                                      ('示例园区污水处理厂', 'DH10', DENGZHOU), ('示例南区污水处理厂', 'DH15', DENGZHOU)], 9):
        lon, lat = reaches[reach].at(.6, 'right', 500)
        rows.append(dict(code=f'QY{serial:02d}', name=name, credit_code=credit_code(serial), industry='4620', type='treatment_plant',
                         status='active', division=division, lon=f'{lon:.6f}', lat=f'{lat:.6f}', capacity=20000 + 5000 * serial,
                         address=f'示例大道{serial}号', contact='示例联系人', remark='示范数据'))
    for serial in range(15, 25):
        lon, lat = reaches[f'DH{serial - 8:02d}'].at(.3, 'right', 300)
        rows.append(dict(code=f'QY{serial:02d}', name=f'示例养殖场{serial - 14}', credit_code=credit_code(serial), industry='0313', type='livestock',
                         status='active', division=DENGZHOU, lon=f'{lon:.6f}', lat=f'{lat:.6f}', remark='示范数据'))
    return rows


def sections(reaches):
    for code, name, reach, share, level, role, target in SECTIONS:
        lon, lat = reaches[reach].at(share, 'left', 0)
        yield dict(code=code, name=name, province='河南省', basin='长江流域', level=level, role=role, type='river',
                   water_body=reaches[reach].water_body, river=RIVER[reach[:2].replace('TL', 'TH')],
                   division=reaches[reach].division, lon=f'{lon:.6f}', lat=f'{lat:.6f}', reach=reach,
                   chainage_m=round(share * reaches[reach].length_m), target=target, remark='示范数据')


def section_below(reaches, code, share):
    """The first section the water of a place passes; None where there is none further down."""
    for number in range(len(reaches)):
        for section, _, reach, at, *_ in SECTIONS:
            if reach == code and (number or at > share):
                return section
        code = reaches[code].parent
        if code is None:
            return None


def picked(rng, shares):
    names, weights = zip(*[share[:2] for share in shares])
    return rng.choices(names, weights)[0]


def banks(reaches, outlets):
    """How the banks were walked: where outlets were found; the rest without any, but for what one county still has to do."""
    found = {(row['reach'], row['bank']) for row in outlets}
    for serial, reach in enumerate(each for each in reaches.values() if each.water_body in RIVER):
        def bank(side):
            if (reach.code, side) in found:
                return 'walked_found'
            if reach.division == NEIXIANG and serial % 3 == 0:
                return 'inaccessible' if serial % 2 else 'not_walked'
            return 'walked_none'
        yield dict(code=reach.code, coverage_left=bank('left'), coverage_right=bank('right'))


class Census:
    """The outlets: one dict each by field key, plus `_stage`, which says how far the sample takes it."""

    def __init__(self, folder):
        self.rng = random.Random(20261121)
        self.reaches = river.reaches(folder / 'reaches.geojson')
        with (folder / 'places.csv').open(encoding='utf-8') as file:
            self.places = list(csv.DictReader(file))
        self.water = {kind: (water, source) for kind, _, water, source in SHARES}
        self.outlets = []
        for division, wanted in ((NEIXIANG, 116), (DENGZHOU, 180)):
            self.fill(division, wanted)

    def fill(self, division, wanted):
        walked = [reach for reach in self.reaches.values() if reach.division == division and reach.water_body in RIVER]
        for serial in range(1, wanted + 1):
            kind = picked(self.rng, SHARES)
            spots = [(self.rng.choice(walked), self.rng.random()) for _ in range(12 if kind in TOWN else 2)]
            self.outlets.append(self.outlet(division, serial, kind, self.nearest_spot(spots), picked(self.rng, STAGES[division])))

    def nearest_spot(self, spots):
        """Of some places along the rivers the one nearest to where people live."""
        return min(spots, key=lambda spot: river.nearest(self.places, spot[0].at(spot[1], 'left', 0))[1])

    def outlet(self, division, serial, kind, spot, stage):
        reach, share = spot
        bank = self.rng.choice(['left', 'right'])
        lon, lat = reach.at(share, bank, self.rng.uniform(12, 45))
        place, away, bearing = river.nearest([each for each in self.places if each['county'] == COUNTY[division]], (lon, lat))
        found = datetime.date(2025, 10, 8) + datetime.timedelta(days=self.rng.randrange(130))
        town = place['name'] if place['level'] != 'village' else ''
        row = dict(code=f'{"NX" if division == NEIXIANG else "DZ"}-{serial:04d}', name=f'{place["name"]}{bearing}{away:.0f}米{SHORT[kind]}',
                   kind='river', type=kind, division=division, town=town, village=place['name'] if not town else '', lon=f'{lon:.6f}',
                   lat=f'{lat:.6f}', position_source='rtk' if self.rng.random() < .3 else 'gps', position_accuracy_m=self.rng.choice([1, 3, 5]),
                   water_body=reach.water_body, receiving_water=RIVER[reach.water_body], reach=reach.code,
                   chainage_m=round(share * reach.length_m), bank=bank, section=section_below(self.reaches, reach.code, share),
                   river_chief='示例河长', landmark=f'{place["name"]}{bearing}',
                   stage='suspected' if stage == 'suspected' else 'rejected' if stage == 'rejected' else 'confirmed',
                   investigated_on=found.isoformat(), investigation_level='level_2', investigator='示例乙' if division == NEIXIANG else '示例丙',
                   basin_type='main_stem' if reach.water_body == 'TH' else 'tributary', remark='示范数据', _stage=stage)
        row |= self.mouth(kind)
        if stage not in ('suspected', 'rejected'):
            row |= self.known(kind, stage)
        if 'trace_done' in row:
            row |= self.party(kind, division)
        if stage == 'rejected':
            row['rejection_reason'] = '田间临时退水口，无固定口门'
        return row

    def mouth(self, kind):
        rng = self.rng
        shape = 'ditch' if kind in ('ditch', 'irrigation') else rng.choice(['pipe', 'pipe', 'box_culvert', 'covered_channel'])
        size = {'pipe': f'DN{rng.choice([200, 300, 400, 600, 800])}', 'ditch': f'宽{rng.randrange(8, 30) / 10}m'}
        drainage = rng.choices(['flowing', 'no_water', 'stagnant'], [6, 3, 1])[0]
        row = dict(enter_mode='open_channel' if shape == 'ditch' else 'pipe', shape=shape, size=size.get(shape, '1.2m×1.0m'), drainage=drainage,
                   material='earth' if shape == 'ditch' else rng.choice(['concrete', 'concrete', 'pvc', 'brick_stone']),
                   surroundings=rng.choice(['residential', 'farmland', 'village', 'farmland']), abnormal=int(drainage == 'flowing' and rng.random() < .2))
        if row['abnormal']:
            row['abnormal_signs'] = rng.choice(['colour', 'smell', 'foam'])
        return row

    def party(self, kind, division):
        """Who answers, and what the water may hold."""
        if kind == 'treatment_plant':
            return dict(enterprise='QY11' if division == NEIXIANG else 'QY10', standard='gb18918_1a', limit_cod=50, limit_nh3n=5, limit_tp='0.5', sign=1, sampling_point=1)
        if kind.startswith('industry'):
            return dict(enterprise=f'QY{self.rng.choice([6, 7] if division == NEIXIANG else [2, 4, 5, 8]):02d}', standard='gb8978_1', limit_cod=100,
                        limit_nh3n=15, limit_tp='0.5')
        return dict(party_unit='U-NX-XZ' if division == NEIXIANG else 'U-DZ-XZ', party_reason='散排，由镇人民政府负责', limit_cod=100, limit_nh3n=15, limit_tp=1)

    def known(self, kind, stage):
        """What monitoring and tracing have added by that stage."""
        rng, (water, source) = self.rng, self.water[kind]
        row = dict(in_plan=1, sampling_possible=1)
        if stage == 'to_monitor':
            return row
        row |= dict(monitoring_done=1, quick_cod=rng.randrange(12, 90), quick_nh3n=f'{rng.uniform(.2, 9):.2f}', quick_tp=f'{rng.uniform(.05, 1.2):.2f}',
                    quick_ph=f'{rng.uniform(6.8, 8.2):.1f}')
        if stage == 'to_trace':
            return row
        row |= dict(trace_done=1, trace_method=rng.choice(['documents', 'inspection', 'inspection', 'technical']), sources=source, source_count=1,
                    sewage_type=water, discharge_rule=rng.choice(['continuous', 'intermittent']), volume_m3d=rng.choice([5, 12, 30, 60, 150, 400]))
        if stage in ('no_action', 'supervised'):
            row |= dict(rectify=0, no_action_reason='达标排放，手续齐全' if kind in ('treatment_plant', 'rural_facility') else '仅雨天排水，水质良好',
                        keep=1, supervised=int(stage == 'supervised'))
        else:
            row |= dict(rectify=1, problems_found='生活污水未收集直排' if 'domestic' in (source or '') else '旱天有水，疑似混接',
                        category=rng.choice(['standardise', 'standardise', 'standardise', 'merge', 'ban']), planned_on='2026-12-20')
        return row
