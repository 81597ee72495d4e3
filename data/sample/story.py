"""What happened to some of the outlets: the stories the sample tells, each through the verbs of the program and its gates."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import random

import picture
import river
from census import DENGZHOU, NEIXIANG, RIVER, SECTIONS, SHORT, section_below

PATH = ['registered', 'assigned', 'received', 'scheme_approved', 'under_way', 'submitted', 'prechecked', 'accepted', 'public_notice', 'closed']
# The picture after the works and the one of such a mouth on such a bank before them.
BEFORE = {f'after-{after:02d}': f'near-{near:02d}' for after, near in (
    (5, 12), (6, 14), (7, 7), (8, 8), (9, 13), (10, 9), (11, 5), (12, 15), (13, 6), (14, 10))}
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
        self.pictures, self.turns, self.proof = 0, {}, None
        self.states = {}

    def cast(self):
        """The outlets the stories are about, as rows like those of the census."""
        for code, kind, reach, share, bank, where, more in CAST:
            on = self.census.reaches[reach]
            lon, lat = on.at(share, bank, 25)
            self.place[code] = (lon, lat)
            yield dict(code=code, name=f'{where}{SHORT[kind]}', kind='river', type=kind, division=DENGZHOU, town='示例二镇', lon=f'{lon:.6f}', lat=f'{lat:.6f}',
                       position_source='rtk', position_accuracy_m=1, water_body=on.water_body, receiving_water=RIVER[on.water_body], reach=reach,
                       chainage_m=round(share * on.length_m), bank=bank, section=section_below(self.census.reaches, reach, share),
                       river_chief='示例河长一', landmark=where, approval_status='none', regulator='U-DZ-ST', sponsor='示例辛', stage='confirmed', investigated_on='2026-01-18', investigation_level='level_3',
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
        """A picture goes into the outlet's file on the evening of the day it was taken; returns it."""
        path = self.photo(code, scene, on)
        self.office.on(on, 18).by('R03').call('photo', 'outlet', code, path, '--photo-kind', kind)
        return path

    def task(self, codes, problem, category, on, deadline, *more):
        """One problem on these outlets, a task for each; returns the codes of the tasks in the order of the outlets."""
        words = [word for code in codes for word in ('--on', f'outlet:{code}')]
        made = self.office.on(on).by('R01').call('task new', *words, '--problem', problem, '--category', category, '--deadline', deadline,
                                       '--found-on', on, *more)
        tasks = [code for code in made['codes'] if code.startswith('ZG')]
        self.states.update(dict.fromkeys(tasks, 'registered'))
        return tasks

    def advance(self, task, to, on, *more):
        """The task goes on, state by state, until it is at `to`; `more` belongs to the last step."""
        for state in PATH[PATH.index(self.states[task]) + 1:PATH.index(to) + 1]:
            self.step(task, state, on, *(more if state == to else ()))

    def step(self, task, state, on, *more):
        if state == 'scheme_approved' and not more:
            more = ('--document', '示例方案〔2026〕8号')
        self.office.on(on).by({'submitted': 'R03', 'accepted': 'R04', 'closed': 'R04'}.get(state, 'R01')).call('task advance', task, '--to', state, *more)
        self.states[task] = state

    def number(self, letters):
        """The next running number under these letters: XC looks, YP samples, DM samples of sections."""
        self.turns[letters] = self.turns.get(letters, 0) + 1
        return f'{letters}-{self.turns[letters]:04d}'

    def visit(self, code, kind, on, drainage, finding, **more):
        return dict(code=self.number('XC'), type=kind, outlet=code, at=f'{on}T09:30:00+08:00', persons='示例乙、示例丙', drainage=drainage, finding=finding) | more

    def sample(self, code, kind, on, **values):
        return dict(code=self.number('YP'), type=kind, outlet=code, taken=f'{on}T09:40:00+08:00', laboratory='示例环境检测有限公司', method='instant') | values

    def rain_outlet(self):
        """A section fails on ammonia; a rain outlet runs on dry days; three manholes; a food plant; closed; rebounds after rain."""
        office, code = self.office, 'DZ-0201'
        office.on('2026-05-12').by('R03').load('visit', [self.visit(code, 'tracing', '2026-05-12', 'flowing', '连续晴天 6 天仍有污水流出，疑似混接', dry_days=6)])
        office.load('sample', [self.sample(code, 'tracing', '2026-05-12', dry_days=6, flow_m3d='420', nh3n='14.6', cod='182', tp='2.31')])
        lon, lat = self.place[code]
        wells = [('YW-3', 3, '', 'source', '示例食品厂门前井', '16.9'), ('YW-2', 2, 'YW-1', 'junction', '示例路中段井', '15.8'),
                 ('YW-1', 1, '', 'manhole', '口门上游第一井', '14.9')]
        office.load('node', [dict(code=name, name=title, outlet=code, sequence=order, parent=parent, type='manhole', flow=1, nh3n=value,
                                  lon=f'{lon + .0009 * order:.6f}', lat=f'{lat + .0011 * order:.6f}')
                             for name, order, parent, _, title, value in reversed(wells)])
        office.load('port', [dict(code='YS001', name='厂区雨水排放口', enterprise='QY01', type='rain', destination='sewer_to_water')])
        office.on('2026-05-20').by('R09').call('link', code, 'QY01', '--method', 'technical', '--confidence', 'suspected', '--reason', '沿三口检查井氨氮逐井升高')
        office.on('2026-05-28').by('R01').call('link', code, 'QY01', '--method', 'technical', '--confidence', 'confirmed', '--claim', 'claimed',
                                               '--document', '示例认领〔2026〕1号', '--main', '--evidence', self.photo(code, 'manhole-01', '2026-05-20'),
                                               '--reason', '染色示踪 40 分钟后口门见色，企业认领')
        self.show(code, 'before-01', '2026-05-28', 'before')
        self.show(code, 'near-02', '2026-05-28', 'near')
        self.show(code, 'far-02', '2026-05-28', 'far')
        task, = self.task([code], '雨水口旱天排水：厂区污水接入雨水管', 'standardise', '2026-05-29', '2026-08-31', '--source', 'section_failure',
                          '--measure', '厂区雨污分流改造，拆除错接管', '--responsible', 'U-DZ-ZF', '--accepting', 'U-CS-ST', '--sponsor', '示例辛')
        self.advance(task, 'under_way', '2026-06-05')
        self.finish(task, '2026-07-18')
        self.show(code, 'after-01', '2026-07-20', 'after')
        office.on('2026-08-06').by('R03').load('visit', [self.visit(code, 'verification', on, 'no_water', '连续晴天，无出流', dry_days=5)
                                                        for on in ('2026-07-26', '2026-08-05')])
        self.close([task], '2026-08-10', '示例销号〔2026〕12号')
        office.on('2026-09-21').by('R03').load('visit', [self.visit(code, 'look_back', '2026-09-20', 'flowing', '暴雨后三日仍出流，氨氮升高，疑似仍有错接', dry_days=3)])
        office.load('sample', [self.sample(code, 'supervisory', '2026-09-20', dry_days=3, nh3n='9.8', cod='95', tp='1.42')])
        office.on('2026-09-22').by('R01').call('task rebound', task, '--reason', '暴雨后旱天出流，氨氮 9.8 mg/L', '--until', '2026-12-15')

    def finish(self, task, on):
        """The works of a task are done."""
        office = self.office.on(on).by('R03')
        for measure in office.call('list', 'measure'):
            if measure['task'] == task:
                office.call('set', 'measure', measure['code'], f'done_on={on}', 'progress=100')
        office.call('set', 'task', task, f'works_done_on={on}')

    def close(self, tasks, on, document, acceptor='R04', second='R05'):
        """Two acceptors, a public notice, an end."""
        for task in tasks:
            self.advance(task, 'prechecked', on)
        for task in tasks:
            self.office.on(on).by(acceptor).call('task advance', task, '--to', 'accepted', '--second', second)
        for task in tasks:
            self.office.by('R01').call('task advance', task, '--to', 'public_notice', '--until', day(on, 7))
        for task in tasks:
            self.office.on(day(on, 8)).by(acceptor).call('task advance', task, '--to', 'closed', '--document', document)

    def protected_mouth(self):
        """A mouth inside a second-class source protection area is banned: sealed, dry on a revisit, closed."""
        office, code = self.office, 'DZ-0202'
        self.show(code, 'before-02', '2026-04-20', 'before')
        task, = self.task([code], '排污口位于饮用水水源二级保护区内', 'ban', '2026-04-22', '2026-06-30', '--source', 'census', '--measure', '封堵口门，污水改接镇区管网',
                          '--responsible', 'U-DZ-XZ', '--accepting', 'U-CS-ST')
        self.advance(task, 'under_way', '2026-04-28')
        self.show(code, 'sealed-01', '2026-05-26', 'sealed')
        self.show(code, 'near-01', '2026-05-26', 'near')
        self.show(code, 'far-01', '2026-05-26', 'far')
        office.on('2026-05-27').by('R03').call('set', 'outlet', code, 'sealed_on=2026-05-26', 'sign=0')
        self.finish(task, '2026-05-27')
        office.on('2026-06-16').load('visit', [self.visit(code, 'verification', '2026-06-15', 'no_water', '口门封堵完好，无水', dry_days=4)])
        self.close([task], '2026-06-18', '示例销号〔2026〕5号')

    def merged_mouths(self):
        """Three mouths of one quarter are led to the treatment plant and sealed; two are closed, one still waits for its proof."""
        codes = ['DZ-0203', 'DZ-0204', 'DZ-0205']
        office = self.office
        tasks = self.task(codes, '同一片区三处生活污水散排口应合并', 'merge', '2026-04-10', '2026-10-31', '--source', 'census',
                          '--measure', '截污纳管，三口并入示例第一污水处理厂', '--responsible', 'U-DZ-ZF', '--accepting', 'U-CS-ST', '--set', 'target_outlet=DZ-0206')
        for code in codes:
            office.by('R01').on('2026-04-12').call('set', 'outlet', code, 'party_unit=U-DZ-ZF', 'party_reason=城区散排，由政府统一截污')
        for task in tasks:
            self.advance(task, 'under_way', '2026-05-06')
        for number, code in enumerate(codes[:2], 2):
            self.show(code, f'manhole-0{number}', '2026-08-20', 'connection')
        for number, code in enumerate(codes[:2], 2):
            self.proof = self.show(code, f'sealed-0{number}', '2026-08-22', 'sealed')
        for code, task in zip(codes[:2], tasks):
            office.on('2026-08-23').by('R03').call('set', 'outlet', code, 'sealed_on=2026-08-22')
            self.finish(task, '2026-08-23')
        self.close(tasks[:2], '2026-09-02', '示例销号〔2026〕16号')

    def no_party(self):
        """Nobody is found who would answer: the town does."""
        code = 'DZ-0207'
        task, = self.task([code], '多户生活污水散排，责任主体不明', 'standardise', '2026-06-02', '2026-12-20', '--source', 'patrol', '--measure', '建设小型一体化处理设施',
                          '--responsible', 'U-DZ-XZ', '--accepting', 'U-CS-ST')
        self.advance(task, 'scheme_approved', '2026-06-20')

    def province_closes(self):
        """An item of an inspection: the city may not accept it, the province may."""
        code = 'DZ-0208'
        self.show(code, 'before-03', '2026-03-25', 'before')
        self.office.on('2026-03-26').by('R01').call('link', code, 'QY03', '--method', 'documents', '--confidence', 'confirmed', '--claim', 'claimed', '--document',
                                                    '示例认领〔2026〕3号', '--main', '--evidence', self.photo(code, 'works-01', '2026-03-25'))
        task, = self.task([code], '督察指出：总磷超标排放', 'standardise', '2026-03-26', '2026-09-30', '--source', 'inspection', '--measure', '深度除磷改造',
                          '--responsible', 'U-DZ-ZF', '--accepting', 'U-CS-ST')
        self.advance(task, 'under_way', '2026-04-02')
        self.finish(task, '2026-08-28')
        self.show(code, 'after-02', '2026-08-30', 'after')
        self.office.on('2026-09-04').by('R03').load('sample', [self.sample(code, 'after', '2026-09-03', cod='62', nh3n='3.4', tp='0.28')])
        self.advance(task, 'prechecked', '2026-09-06')
        self.office.on('2026-09-08').by('R04')
        self.office.show_refused('task advance', task, '--to', 'accepted', '--second', 'R05')
        self.office.by('R01').call('set', 'task', task, 'accepting_unit=U-SJ-ST')
        self.close([task], '2026-09-16', '示例省销号〔2026〕2号', 'R07', 'R10')

    def used_twice(self):
        """A picture that proved one outlet is handed in for another: caught, and sent back."""
        code = 'DZ-0205'
        self.office.on('2026-10-10')
        task, = [row['code'] for row in self.office.call('list', 'task') if row['outlet'] == code]
        self.finish(task, '2026-10-10')
        self.show(code, 'near-04', '2026-10-11', 'connection')
        self.office.on('2026-10-12').by('R03').call('set', 'outlet', code, 'sealed_on=2026-10-09')
        self.office.call('photo', 'outlet', code, self.proof, '--photo-kind', 'sealed')
        refusal = self.office.show_refused('task advance', task, '--to', 'submitted')
        assert 'same picture' in refusal, refusal
        self.office.by('R01').call('task note', task, '--reason', '封堵照片与 DZ-0204 相同，请补拍')

    def everyday(self):
        """The other tasks: every state of the path in one county, and the county that is late."""
        waiting = [each for each in self.census.outlets if each['_stage'] == 'task']
        late = [each for each in waiting if each['division'] == NEIXIANG]
        on_time = [each for each in waiting if each['division'] == DENGZHOU]
        stories = [self.hand_over(late, '2026-06-08', '2026-09-30', 'U-NX-ZF', '未完成截污，逾期未销号')]
        for rain, problem in ((True, '旱天有水，疑似混接'), (False, '污水未收集直排')):
            stories.append(self.hand_over([each for each in on_time if ('rain' in each['type']) == rain], '2026-05-25', '2026-12-20', 'U-DZ-ZF', problem))
        return stories

    def hand_over(self, outlets, on, deadline, responsible, problem):
        """One problem on many outlets, a task each; later every task goes as far as its turn says."""
        plan = ['assigned', 'received', 'under_way'] if responsible == 'U-NX-ZF' else [
            'closed', 'under_way', 'registered', 'submitted', 'assigned', 'under_way', 'received', 'prechecked', 'scheme_approved', 'under_way']

        def story():
            tasks = self.task([each['code'] for each in outlets], problem, 'standardise', on, deadline, '--source', 'census', '--measure', '接管纳污，规范口门',
                              '--responsible', responsible, '--accepting', 'U-CS-ST')
            states = [plan[number % len(plan)] for number in range(len(tasks))]
            proved = [(outlet, task, state, self.scene('after')) for outlet, task, state in zip(outlets, tasks, states)
                      if state in ('submitted', 'prechecked', 'closed')]
            for outlet, _, _, after in proved:
                self.show(outlet['code'], BEFORE[after], '2026-06-15', 'before')
            for task, state in zip(tasks, states):
                self.advance(task, 'under_way' if state in ('submitted', 'prechecked', 'closed') else state, '2026-06-30')
            self.prove(proved)
        return story

    def prove(self, proved):
        """The works are done and shown, each as far as its state."""
        for _, task, _, _ in proved:
            self.finish(task, '2026-09-10')
        for outlet, _, _, after in proved:
            self.show(outlet['code'], after, '2026-09-12', 'after')
        for outlet, _, _, _ in proved:
            self.office.on('2026-09-26').by('R03').call('set', 'outlet', outlet['code'], 'sign=1', 'sampling_point=1')
        codes = [(outlet['code'], 'rain' in outlet['type']) for outlet, _, _, _ in proved]
        visits = [self.visit(code, 'verification', on, 'no_water', '晴天无出流', dry_days=4) for code, rain in codes if rain for on in ('2026-09-18', '2026-09-25')]
        samples = [self.sample(code, 'after', '2026-09-18', cod='31', nh3n='2.1', tp='0.22') for code, rain in codes if not rain]
        for kind, rows in (('visit', visits), ('sample', samples)):
            if rows:
                self.office.load(kind, rows)
        for _, task, state, _ in proved:
            self.advance(task, 'submitted' if state == 'submitted' else 'prechecked', '2026-10-09')
        self.close([task for _, task, state, _ in proved if state == 'closed'], '2026-10-09', '示例销号〔2026〕31号')

    def scene(self, kind):
        """A picture of that kind that nobody has used: the first four belong to the stories."""
        self.turns[kind] = self.turns.get(kind, 4) + 1
        return f'{kind}-{self.turns[kind]:02d}'

    def diary(self):
        """The look that found each outlet, and what the laboratory said of every second."""
        self.office.on('2026-03-05').by('R01').load('visit', [
            self.visit(each['code'], 'investigation', each['investigated_on'], each['drainage'], '口门完好' if not each['abnormal'] else '有异常')
            for each in self.census.outlets])
        rng = self.census.rng
        self.office.on('2026-03-12').load('sample', [
            self.sample(each['code'], 'investigation', '2026-03-09', cod=str(rng.randrange(14, 120)), nh3n=f'{rng.uniform(.1, 12):.2f}',
                        tp=f'{rng.uniform(.03, 1.5):.2f}', flow_m3d=str(each.get('volume_m3d', 20)))
            for each in self.census.outlets if 'quick_cod' in each and rng.random() < .5])

    def months(self):
        """Monthly values at the sections; 邓州城下 fails on ammonia from May to September."""
        rng = random.Random(3838)
        for month in range(1, 11):
            self.office.on(f'2026-{max(month, 3):02d}-15').by('R01').load('sample', [self.month(rng, month, *section) for section in SECTIONS])

    def month(self, rng, month, code, *section):
        nh3n = rng.uniform(.15, .6) if section[-1] != 'IV' else rng.uniform(.6, 1.3)
        if code == 'TH-S3':
            nh3n = {5: 1.62, 6: 2.11, 7: 1.74, 8: 1.08, 9: 1.21}.get(month, nh3n)
        return dict(code=self.number('DM'), type='routine', section=code, taken=f'2026-{month:02d}-06T10:00:00+08:00', laboratory='示例环境检测有限公司',
                    method='instant', ph=f'{rng.uniform(7.2, 8.3):.1f}', do=f'{rng.uniform(7.6, 9.4):.1f}', codmn=f'{rng.uniform(2.1, 3.9):.1f}',
                    cod=str(rng.randrange(9, 15)), bod5=f'{rng.uniform(1, 2.9):.1f}', nh3n=f'{nh3n:.2f}', tp=f'{rng.uniform(.04, .1):.2f}')

    def gallery(self):
        """A near and a far picture for some of the outlets."""
        for each in self.census.outlets[::40]:
            for kind in ('near', 'far'):
                self.office.on('2026-03-06').by('R03').call('photo', 'outlet', each['code'], self.photo(each['code'], self.scene(kind), each['investigated_on']),
                                                           '--photo-kind', kind)

    def all(self):
        return [self.diary, self.gallery, self.months, self.protected_mouth, self.merged_mouths, self.province_closes, self.rain_outlet, self.no_party,
                self.used_twice, *self.everyday()]
