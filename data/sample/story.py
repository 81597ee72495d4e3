"""What happened to some of the outlets: the stories the sample tells, each through the verbs of the program and its gates."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import picture
import river
from census import DENGZHOU, NEIXIANG, RIVER, SHORT

PATH = ['assigned', 'received', 'scheme_approved', 'under_way', 'submitted', 'prechecked', 'accepted', 'public_notice', 'closed']
# code, type, reach, share, bank, place in the name, further fields
CAST = [
    ('DZ-0201', 'urban_rain', 'TH26', .30, 'left', '湍河街道东', dict(drainage='flowing', dry_flow=1, sources='industry', sewage_type='mixed', volume_m3d=420)),
    ('DZ-0202', 'rural_domestic', 'TH22', .50, 'right', '示例水源地', dict(in_protected_area=1, protected_area='SY2', protected_reason='位于饮用水水源二级保护区')),
    ('DZ-0203', 'urban_domestic', 'TH25', .20, 'left', '古城街道南一', dict(volume_m3d=35)),
    ('DZ-0204', 'urban_domestic', 'TH25', .24, 'left', '古城街道南二', dict(volume_m3d=28)),
    ('DZ-0205', 'urban_domestic', 'TH25', .28, 'left', '古城街道南三', dict(volume_m3d=41)),
    ('DZ-0206', 'treatment_plant', 'TH25', .60, 'left', '示例第一污水处理厂', dict(volume_m3d=24000, enterprise='QY09', standard='gb18918_1a', limit_cod=50,
                                                                             limit_nh3n=5, limit_tp='0.5', sign=1, sampling_point=1, online=1)),
    ('DZ-0207', 'rural_domestic', 'DH09', .40, 'right', '示例二镇西', dict(party_unit='U-DZ-XZ', party_reason='多户散排，无单一责任主体，由镇政府兜底')),
    ('DZ-0208', 'industry_factory', 'ZH04', .50, 'left', '示例造纸厂东', dict(enterprise='QY03', sewage_type='industrial', sources='industry', volume_m3d=1600, sign=1,
                                                                      sampling_point=1, standard='gb8978_1', limit_cod=100, limit_nh3n=15, limit_tp='0.5')),
]


def day(text, later=0):
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days=later)).isoformat()


class Stories:
    def __init__(self, office, census, here):
        self.office, self.census, self.here = office, census, here
        self.place = {each['code']: (float(each['lon']), float(each['lat'])) for each in census.outlets}
        self.pictures = 0

    def cast(self):
        """The outlets the stories are about, as rows like those of the census."""
        for code, kind, reach, share, bank, where, more in CAST:
            on = self.census.reaches[reach]
            lon, lat = on.at(share, bank, 25)
            self.place[code] = (lon, lat)
            yield dict(code=code, name=f'{where}{SHORT[kind]}', kind='river', type=kind, division=DENGZHOU, town='示例二镇', lon=f'{lon:.6f}', lat=f'{lat:.6f}',
                       position_source='rtk', position_accuracy_m=1, water_body=on.water_body, receiving_water=RIVER[on.water_body], reach=reach,
                       chainage_m=round(share * on.length_m), bank=bank, stage='confirmed', investigated_on='2026-03-18', investigation_level='level_3',
                       investigator='示例丙', enter_mode='pipe', shape='pipe', material='concrete', size='DN800', in_plan=1, sampling_possible=1,
                       monitoring_done=1, trace_done=1, trace_method='technical', rectify=1, problems_found='见整治任务', remark='示范数据',
                       surroundings='residential') | dict(drainage='flowing', sewage_type='domestic', sources='urban_domestic', source_count=1) | more

    def photo(self, code, scene, on, hour=10):
        """A picture of that scene taken at the outlet on that day; returns the file."""
        self.pictures += 1
        lon, lat = self.place[code]
        path = self.office.folder / f'{code}-{on}-{self.pictures:03d}-{scene}.jpg'
        path.write_bytes(picture.stamped((self.here / 'photos' / f'{scene}.jpg').read_bytes(),
                                         f'{on.replace("-", ":")} {hour:02d}:{self.pictures % 60:02d}:00', lon + 2e-5, lat - 2e-5))
        return path

    def show(self, code, scene, on, kind):
        self.office.on(on, 17).call('photo', f'outlet {code}'.split()[0], code, self.photo(code, scene, on), '--photo-kind', kind)

    def task(self, codes, problem, category, on, deadline, *more):
        """One problem on these outlets, a task for each; returns the codes of the tasks."""
        words = [word for code in codes for word in ('--on', f'outlet:{code}')]
        self.office.on(on).call('task new', *words, '--problem', problem, '--category', category, '--deadline', deadline, '--found-on', on, *more)
        wanted = ' or '.join(f"outlet = '{code}'" for code in codes)
        return [row['code'] for row in self.office.call('list', 'task', '--filter', wanted)]

    def advance(self, task, to, on, *more):
        return self.office.on(on).call('task advance', task, '--to', to, *more)
