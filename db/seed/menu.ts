type DemoDish = {
  name: string
  description: string
  yuan: number
  picture: string
  featured?: true
  soldOut?: true
}
type DemoCategory = { name: string; note: string; dishes: DemoDish[] }

/** Forty dishes of a river-side kitchen; `picture` names a file in ./pictures. */
export const MENU: DemoCategory[] = [
  {
    name: '招牌',
    note: '开店那年就有的六道菜',
    dishes: [
      {
        name: '外婆红烧肉',
        description: '土猪五花，小火焖两小时',
        yuan: 58,
        picture: 'pork',
        featured: true,
      },
      { name: '清蒸江鲈', description: '早上到的江鲈，蒸九分钟', yuan: 98, picture: 'fish', featured: true },
      { name: '龙井虾仁', description: '河虾现剥，明前茶汤', yuan: 88, picture: 'shrimp', featured: true },
      { name: '蟹粉豆腐', description: '当季大闸蟹，现拆现烧', yuan: 76, picture: 'tofu', soldOut: true },
      {
        name: '油焖笋',
        description: '冬笋剥到芯，一面带点焦香',
        yuan: 46,
        picture: 'bamboo',
        featured: true,
      },
      {
        name: '叫花鸡',
        description: '荷叶裹泥，要等四十分钟',
        yuan: 128,
        picture: 'beggars-chicken',
        featured: true,
      },
    ],
  },
  {
    name: '江鲜',
    note: '早市收的鱼，卖完为止',
    dishes: [
      { name: '西湖醋鱼', description: '草鱼饿养两天，糖醋刚好', yuan: 78, picture: 'vinegar-fish' },
      { name: '宋嫂鱼羹', description: '鳜鱼拆肉，配笋丝火腿', yuan: 42, picture: 'fish-soup' },
      { name: '砂锅鱼头', description: '千岛湖胖头鱼，三四位吃', yuan: 118, picture: 'fish-head' },
      { name: '响油鳝丝', description: '上桌浇热油，趁响吃', yuan: 72, picture: 'eel' },
      { name: '清炒河虾', description: '虾小壳薄，连壳吃', yuan: 68, picture: 'river-shrimp' },
      { name: '椒盐小黄鱼', description: '炸到骨头酥，孩子爱吃', yuan: 52, picture: 'croaker' },
      { name: '酱爆螺蛳', description: '嘬着吃，微辣', yuan: 36, picture: 'snails' },
      { name: '醉蟹', description: '花雕腌三天，生食请留意', yuan: 88, picture: 'crab' },
    ],
  },
  {
    name: '热菜',
    note: '一锅一锅现炒',
    dishes: [
      { name: '东坡肉', description: '一人一盅，肥的不腻', yuan: 28, picture: 'dongpo-pork' },
      { name: '梅干菜扣肉', description: '自家晒的梅干菜', yuan: 56, picture: 'steamed-pork' },
      { name: '糖醋排骨', description: '先炸后收汁，酸甜', yuan: 58, picture: 'ribs' },
      { name: '腌笃鲜', description: '咸肉鲜肉春笋，炖到汤白', yuan: 66, picture: 'bamboo-soup' },
      { name: '毛豆炒丝瓜', description: '清甜，少油', yuan: 32, picture: 'loofah' },
      { name: '干煸四季豆', description: '煸到起皱，微辣', yuan: 34, picture: 'green-beans' },
      { name: '清炒时蔬', description: '今天有什么问一声', yuan: 28, picture: 'greens' },
      { name: '蒜蓉空心菜', description: '大火十秒', yuan: 28, picture: 'water-spinach' },
    ],
  },
  {
    name: '凉菜',
    note: '先上两碟，慢慢等',
    dishes: [
      { name: '白切鸡', description: '三黄鸡，蘸姜葱', yuan: 48, picture: 'poached-chicken' },
      { name: '盐水鸭', description: '桂花时节最香', yuan: 42, picture: 'duck' },
      { name: '桂花糯米藕', description: '藕孔塞满糯米，浇桂花蜜', yuan: 32, picture: 'lotus' },
      { name: '马兰头香干', description: '切得细，淋麻油', yuan: 26, picture: 'herb-tofu' },
      { name: '拍黄瓜', description: '蒜多一点', yuan: 18, picture: 'cucumber' },
      { name: '糖渍番茄', description: '冰镇，撒白糖', yuan: 18, picture: 'tomato' },
      { name: '皮蛋豆腐', description: '内酯豆腐，淋酱油', yuan: 22, picture: 'century-egg' },
    ],
  },
  {
    name: '面和饭',
    note: '一个人也能吃好',
    dishes: [
      { name: '葱油拌面', description: '小葱熬到焦香', yuan: 18, picture: 'noodles' },
      { name: '阳春面', description: '清汤，一把葱花', yuan: 16, picture: 'plain-noodles' },
      { name: '片儿川', description: '雪菜笋片肉丝', yuan: 26, picture: 'bamboo-noodles' },
      { name: '小笼包', description: '八只，先开窗后喝汤', yuan: 28, picture: 'soup-dumplings' },
      { name: '生煎', description: '四只，底要脆', yuan: 20, picture: 'fried-buns' },
      { name: '荠菜馄饨', description: '十二只，现包', yuan: 26, picture: 'wontons' },
      { name: '扬州炒饭', description: '粒粒分开', yuan: 28, picture: 'fried-rice' },
    ],
  },
  {
    name: '甜的',
    note: '吃完还能再来一口',
    dishes: [
      {
        name: '酒酿圆子',
        description: '小圆子，酒酿自己做',
        yuan: 18,
        picture: 'rice-balls',
        featured: true,
      },
      { name: '桂花糕', description: '松软，不太甜', yuan: 16, picture: 'osmanthus-cake' },
    ],
  },
  {
    name: '茶和酒',
    note: '开车的请喝茶',
    dishes: [
      { name: '龙井一壶', description: '可以续水', yuan: 38, picture: 'longjing' },
      { name: '绍兴黄酒', description: '五年陈，温了上', yuan: 48, picture: 'yellow-wine' },
    ],
  },
]
