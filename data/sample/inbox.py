"""What lies in the in-tray, to be imported by hand: two county ledgers as they really come, a laboratory sheet, a track, photos."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import shutil

import xlsx

DAY = datetime.date


def sexagesimal(value):
    minutes, seconds = divmod(round(value * 3600, 1), 60)
    return f'{int(minutes // 60)}°{int(minutes % 60):02d}′{seconds:04.1f}″'


def neixiang(path, reaches):
    """Title line, headers merged over two rows, degrees-minutes-seconds, dates of three kinds, a ruined credit code, a total."""
    head = [['内乡县入河排污口排查整治台账（2026年10月）【示范数据】'],
            ['序号', '排污口名称', '排口类型', '位置', '', '排查', '', '责任主体', '', '是否需要整治', '备注'],
            ['', '', '', '经度', '纬度', '排查时间', '填表人', '名称', '统一社会信用代码', '', '']]
    kinds = ['农村生活污水', '雨水口', '沟渠', '生活污水', '农污设施排口', '鱼塘排口']
    dates = [DAY(2026, 5, 7), '2026.5.9', '2026年5月12日', DAY(2026, 6, 1)]
    rows = []
    for number in range(1, 25):
        lon, lat = reaches[f'TH{6 + number % 9:02d}'].at(.04 * number, 'right', 20)
        rows.append([number, f'示例村{number}号排口', kinds[number % 6], sexagesimal(lon), sexagesimal(lat), dates[number % 4], '示例乙',
                     '示例制革厂' if number == 8 else '示例村委会', 911413250000000000.0 if number == 8 else '', '是√1已完成'[number % 3],
                     '示范数据'])
    rows[10][3], rows[10][4] = rows[10][4], rows[10][3]
    total = ['合计', '24个', '', '', '', '', '', '', '', '', '']
    xlsx.write(path, '内乡县台账', head + rows + [total], ['A1:K1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2', 'H2:I2', 'J2:J3', 'K2:K3'])


def dengzhou(path, outlets):
    """Headers over three rows, blank lines, notes at the foot, and outlets that the workspace already has, with some cells edited."""
    head = [['附件2'], ['邓州市排污口清单【示范数据】'],
            ['排污口编码', '基本情况', '', '', '溯源情况', '', '监测情况', ''],
            ['', '名称', '坐标', '', '污水类型', '排放量', '快检', ''],
            ['', '', '经度', '纬度', '', '（吨/日）', 'COD', '氨氮']]
    rows = []
    for number, outlet in enumerate(outlets[:30]):
        rows.append([outlet['code'], outlet['name'], float(outlet['lon']), float(outlet['lat']), '生活污水' if number % 3 else '雨水',
                     15 + number, 31.5 + number, '0.025L' if number == 4 else round(.8 + number / 10, 2)])
        if number == 14:
            rows.append([''] * 8)
    rows[3][5] = '１２．５'
    rows[7][2] = 1121.05
    foot = [[], ['填报人：示例丙', '', '审核人：示例甲', '', '', '填报日期：2026-10-25']]
    xlsx.write(path, 'Sheet1', head + rows + foot, ['A1:H1', 'A2:H2', 'A3:A5', 'B3:D3', 'E3:F3', 'G3:H3', 'B4:B5', 'C4:D4', 'E4:E5', 'G4:H4'])


def laboratory(path, outlets):
    head = [['示例环境检测有限公司 检测结果汇总表【示范数据】'],
            ['样品编号', '排污口', '采样时间', '采样方法', '水温', 'pH值', '化学需氧量', '氨氮', '总磷', '检测单位'],
            ['', '', '', '', '℃', '无量纲', 'mg/L', 'mg/L', 'mg/L', '']]
    rows = [[f'SY2610{number:03d}', outlet['code'], f'2026-10-{10 + number} 09:{20 + number}', '瞬时样', 18.2 + number / 10, 7.1 + number / 20,
             22 + 3 * number, '<0.025' if number == 2 else round(.6 + .7 * number, 2), '0.01L' if number == 5 else round(.11 + number / 20, 2),
             '示例环境检测有限公司'] for number, outlet in enumerate(outlets[:9], 1)]
    xlsx.write(path, '检测结果', head + rows, ['A1:J1'])


def track(path, reach):
    """A morning's walk down one bank, a fix every thirty seconds."""
    start = datetime.datetime(2026, 10, 20, 0, 30, tzinfo=datetime.timezone.utc)
    points = []
    for number in range(120):
        lon, lat = reach.at(.1 + .006 * number, 'left', 30)
        at = start + datetime.timedelta(seconds=30 * number)
        points.append(f'<trkpt lat="{lat:.6f}" lon="{lon:.6f}"><ele>112</ele><time>{at:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>')
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Suyuan sample" xmlns="http://www.topografix.com/GPX/1/1">\n'
                    f'<trk><name>湍河左岸徒步排查（示范数据）</name><trkseg>\n{chr(10).join(points)}\n</trkseg></trk>\n</gpx>\n', encoding='utf-8')


def fill(folder, here, census):
    """Lays everything into `folder`."""
    folder.mkdir(parents=True)
    known = [outlet for outlet in census.outlets if outlet['code'].startswith('DZ') and outlet['stage'] == 'confirmed']
    neixiang(folder / '内乡县台账.xlsx', census.reaches)
    dengzhou(folder / '邓州市清单.xlsx', known)
    laboratory(folder / '检测结果.xlsx', known)
    track(folder / '湍河左岸.gpx', census.reaches['TH25'])
    for number, picture in enumerate(('near-17', 'far-18', 'near-18'), 1):
        shutil.copy(here / 'photos' / f'{picture}.jpg', folder / f'IMG_202610{number:02d}.jpg')
